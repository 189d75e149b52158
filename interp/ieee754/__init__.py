"""Mathematical functions to the last bit, where C libraries differ from V8."""
