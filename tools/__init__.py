"""What people who write and keep the site run: scaffold, diagrams, vendor, release, bench."""
