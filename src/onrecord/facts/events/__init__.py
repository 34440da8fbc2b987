"""Events: dated happenings."""
