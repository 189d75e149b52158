"""What `run` and `eval` do: a script's or an expression's value, printed. The commands call it, and `cli/start.py`."""

from __future__ import annotations

from latebind.cli.commands.output import emit, emit_value, finish, show, show_warnings, to_json
from latebind.cli.given import Given, loading
from latebind.cli.read_file import read_script


def run_once(
    given: Given,
    file: str,
    *,
    as_json: bool = False,
    dry_run: bool = False,
    exit_status: bool = False,
    code: bool = False,
) -> None:
    """Run a script or a handler, and print its value; with `code`, print what it is compiled to. Raises LatebindError."""
    source = read_script(file)
    with given.context() as context:
        with loading():
            handler = context.runtime.handler(source) if context.runtime.is_handler(source) else None
            program = context.runtime.compile(source) if handler is None else handler.program
        if code:
            emit(program.runner.code_text())
            return
        show_warnings(program)
        if handler is None:
            result = context.run(program, dry_run=dry_run)
        else:
            result = context.handle(handler, context.variables, dry_run=dry_run)
        if as_json:
            emit(to_json(result.to_dict()))
        else:
            for effect in result.effects if dry_run else ():
                show(f"would: {to_json(effect)}")
            emit_value(result.value)
    finish(result.value, exit_status)


def evaluate_once(given: Given, text: str, *, as_json: bool = False, exit_status: bool = False) -> None:
    """Print the value of an expression. Raises LatebindError."""
    variables = given.variables()
    if (program := given.program_alone(text)) is not None:
        value = program(variables)
    else:
        with given.context(variables) as context:
            with loading():
                context.runtime.expression(text)  # which is kept
            value = context.eval(text)
    if as_json:
        emit(to_json(value))
    else:
        emit_value(value)
    finish(value, exit_status)
