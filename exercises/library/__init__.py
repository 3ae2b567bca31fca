"""Reading what people write: exercises, routines and walking plans as YAML files, with located problems."""
