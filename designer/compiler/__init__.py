"""Graph to problems or plan. Pure: no I/O, no clock, no database."""

from .check import check
from .compile import compile
from .plan import Plan, Script, Step, Wire
from .problem import CompileError, Problem

__all__ = ["CompileError", "Plan", "Problem", "Script", "Step", "Wire", "check", "compile"]
