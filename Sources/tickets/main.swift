import Delivery
import Glibc

exit(Tickets.run(OwnProgram.arguments))
