//! How changes are shown: for people, for programs, for a pull request, for a changelog.
