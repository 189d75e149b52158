"""Every feature of the prompt, and the test that shows it by keystroke."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from latebind.tests.cli.shell import test_app as app
from latebind.tests.cli.shell import test_commands as commands
from latebind.tests.cli.shell import test_completing as completing
from latebind.tests.cli.shell import test_editing as editing
from latebind.tests.cli.shell import test_late as late
from latebind.tests.cli.shell import test_removing as removing
from latebind.tests.cli.shell import test_showing as showing

FEATURES: dict[str, Callable[..., None] | None] = {
    # Editing
    "Enter goes on while the input is incomplete": editing.test_enter_goes_on_while_an_input_is_not_complete,
    "lines are set in": editing.test_lines_are_set_in,
    "lines that bring their own margin": editing.test_lines_that_bring_their_own_margin,
    "arrows, Home and End in an input of several lines": editing.test_arrows_in_an_input_of_several_lines,
    "Alt-Enter submits always": editing.test_alt_enter_submits_always,
    "highlighting by the lexer that Pygments has too": editing.test_colours_while_typing,
    "the lexer is an entry point": editing.test_the_lexer_is_an_entry_point,
    "matching brackets": editing.test_matching_brackets,
    "suggestions from the history": editing.test_a_suggestion_from_the_history,
    "prefix search": editing.test_prefix_search,
    "Ctrl-R": editing.test_ctrl_r,
    "paste of a script": editing.test_a_pasted_script,
    "an unbracketed paste with tabs": editing.test_a_paste_in_a_terminal_that_does_not_say_so,
    "lines typed ahead, a wrong one among them": editing.test_lines_typed_ahead,
    "paste with prompts in it": editing.test_a_paste_with_prompts,
    "wide characters": editing.test_wide_characters,
    "$EDITOR": editing.test_an_editor,
    "vi": editing.test_vi_keys,
    "F4 changes between emacs and vi": editing.test_f4_changes_the_keys,
    "history, its owner's alone": editing.test_the_history_is_kept_for_its_owner_alone,
    "history, bounded": editing.test_the_history_is_bounded,
    "no history": editing.test_no_history,
    "a leading space keeps a line out of the history": editing.test_lines_that_start_with_a_space_are_not_kept,
    "Ctrl-C drops the line": editing.test_ctrl_c_drops_the_line,
    "Ctrl-C stops an endless evaluation": editing.test_ctrl_c_stops_what_runs,
    "Ctrl-C between prompts ends nothing": editing.test_ctrl_c_between_prompts,
    "Ctrl-D leaves": editing.test_ctrl_d_leaves,
    "Ctrl-D waits for the prompt": editing.test_ctrl_d_typed_while_nothing_reads,
    "Ctrl-Z suspends": editing.test_ctrl_z_suspends,
    # Completion and errors
    "names in scope": completing.test_names_in_scope,
    "members of the value at hand": completing.test_members_of_the_value_at_hand,
    "members that a host declares": completing.test_members_that_a_host_declares,
    "evaluated only if pure": completing.test_nothing_is_evaluated_that_has_an_effect,
    "functions with signature and doc": completing.test_functions_with_signature_and_doc,
    "the signature of the function at hand": completing.test_the_function_whose_arguments_are_typed,
    "the same by Tab": completing.test_tab_where_an_argument_begins,
    "object keys": completing.test_object_keys,
    "variables of `$memory` before its methods": completing.test_variables_of_a_user_stand_before_methods,
    "memory keys": completing.test_memory_keys,
    "memory keys, capped": completing.test_memory_keys_are_capped,
    "memory keys, in a thread": completing.test_keys_typed_while_a_store_is_slow_are_drawn,
    "commands": completing.test_commands,
    "file names": completing.test_files,
    "links that lead to themselves among them": completing.test_files_whose_kind_cannot_be_told,
    "errors on Enter, below the input, the caret under the span, the text kept": completing.test_an_error_on_enter,
    # Late binding
    "locals stay late between inputs": late.test_locals_stay_late,
    "a local before what it depends on": late.test_a_local_before_what_it_depends_on,
    "functions that call each other": late.test_functions_that_call_each_other,
    ":watch, with another process that writes": late.test_watch,
    ":why": late.test_why,
    ":why knows the age of what another process wrote": late.test_why_knows_when_another_process_wrote,
    ":graph as Mermaid": late.test_graph_as_mermaid,
    ":graph as SVG": late.test_graph_as_svg,
    "the seed's example, line by line": late.test_the_seed_line_by_line,
    "two prompts on one database, :undo of a block and its refusal": late.test_undo_with_two_prompts,
    # Commands
    ":help": commands.test_help_lists_every_command,
    ":help NAME": commands.test_help_on_a_name,
    "NAME?": commands.test_a_question_mark_at_the_end,
    ":memory": commands.test_memory,
    ":session": commands.test_session,
    ":vars": commands.test_vars,
    ":locals": commands.test_locals,
    ":user": commands.test_user,
    ":conversation": commands.test_conversation,
    ":save and :load": commands.test_save_and_load,
    ":share": commands.test_share,
    ":time": commands.test_time,
    ":undo": commands.test_undo,
    ":dry": commands.test_dry,
    ":reset": commands.test_reset,
    ":quit": commands.test_quit,
    "wrong commands": commands.test_a_wrong_command,
    # Removing much
    "clear asks, and a no leaves all as it was": removing.test_a_clear_that_is_declined,
    "clear, a yes, and :undo": removing.test_a_clear_that_is_taken_back,
    "clear() alone is a browser's habit": removing.test_clear_alone_clears_nothing,
    "removals one by one ask, too": removing.test_removals_one_by_one_ask_once,
    "a no takes back what the input had removed": removing.test_a_no_in_the_midst_of_an_input,
    "the memories of users and conversations": removing.test_other_memories,
    "a conflict while the question stands": removing.test_somebody_writes_while_the_question_stands,
    "an app's prompt asks, too": removing.test_an_app_asks,
    "100 000 keys, cleared and back": removing.test_a_hundred_thousand_keys,
    # Output and surroundings
    "values in colour": showing.test_values_in_colour,
    "values on several lines": showing.test_a_value_that_is_too_long_for_one_line,
    "tables": showing.test_tables,
    "long arrays and tables are folded": showing.test_long_values_are_folded,
    ":show": showing.test_the_whole_of_a_long_value,
    "what to try first": showing.test_what_to_try_first,
    "the pager": showing.test_the_pager,
    "control characters": showing.test_control_characters_are_escaped,
    "the toolbar: store, user, conversation, mode": showing.test_the_toolbar,
    "the toolbar without secrets": showing.test_the_toolbar_keeps_secrets,
    "NO_COLOR": showing.test_no_colours,
    "TERM=dumb": showing.test_a_dumb_terminal,
    "a narrow window": showing.test_a_narrow_window,
    "resizing": showing.test_resizing_while_typing,
    "standard input runs as a script": showing.test_standard_input_that_is_no_terminal,
    "without a terminal, no prompt_toolkit": showing.test_prompt_toolkit_is_not_imported_without_a_terminal,
    "a quick first prompt": showing.test_the_first_prompt_needs_no_language,
    "a wrong store is said at the start": showing.test_a_store_that_does_not_exist,
    "--app: the functions, store and limits of a host": app.test_an_app,
    "Ctrl-C stops what runs in an app's event loop": app.test_ctrl_c_stops_what_runs_in_its_loop,
    "python repl.py in a checkout": showing.test_the_prompt_of_a_checkout_that_is_not_installed,
}


def written_in(module: ModuleType) -> set[Callable[..., None]]:
    return {value for name, value in vars(module).items() if name.startswith("test_")}


def test_every_feature_has_a_test() -> None:
    assert [name for name, test in FEATURES.items() if test is None] == []


def test_every_test_is_of_a_feature() -> None:
    written = set.union(*map(written_in, (app, commands, completing, editing, late, removing, showing)))
    assert written == set(FEATURES.values())
