"""Scripts evaluated in processes of their own, behind walls: `Runtime(isolation="process")`."""
