import Glibc

ProcessSetup.run()
let outcome = Ingest.outcome(of: Array(CommandLine.arguments.dropFirst()))
outcome.report()
exit(outcome.status)
