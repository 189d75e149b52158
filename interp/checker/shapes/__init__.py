"""What a script does with values of declared shapes: a second pass over a checked script, made where a host declares some.

`check_shapes` follows what is known of each value through the text: through names, members, calls and conditions. It
reports what is certain as errors and what is likely as warnings, and notes which reads of optional members give null.
"""
