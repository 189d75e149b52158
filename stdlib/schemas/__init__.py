"""`z`: what a handler says of its input, as zod 4 says it.

`model` has what all schemas share, `kinds` the schemas, `checks` what `.min()` and its like add, `formats` the texts that
have a form; `json_schema` writes a schema as JSON Schema. `table` is what scripts call.
"""
