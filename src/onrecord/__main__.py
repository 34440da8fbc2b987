"""`python -m onrecord`: the command, where its folder is not on the path."""

from onrecord.cli.app import main

if __name__ == "__main__":
    main()
