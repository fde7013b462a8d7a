import Delivery
import ArgumentParser
print("x")
