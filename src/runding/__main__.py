"""`python -m runding` is the command `runding`, also where no folder of programs is on the search path."""

from runding.cli import main

if __name__ == "__main__":
    main()
