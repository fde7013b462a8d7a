import Delivery
import Glibc

ProcessSetup.run()
let outcome = Ingest.outcome(of: OwnProgram.arguments)
outcome.report()
exit(outcome.status)
