enum T{}
