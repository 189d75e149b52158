"""What people who write scripts use beside the language itself: the formatter, which `latebind fmt` calls."""
