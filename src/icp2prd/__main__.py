"""`python -m icp2prd`, for where the script is not on the path."""

from icp2prd.cli import main

main()
