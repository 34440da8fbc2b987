"""Where commands read from and write to: standard streams, whole files, what is written there, and progress."""
