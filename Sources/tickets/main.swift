import Glibc

exit(Tickets.run(Array(CommandLine.arguments.dropFirst())))
