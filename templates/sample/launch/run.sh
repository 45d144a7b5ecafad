#!/bin/sh
# Runs a sample on Linux and macOS: ./run.sh [PROGRAM [ARGUMENTS]]
#
# What the vendor's guide asks for before the first connection:
#  - an EIP bound to the cluster, or a machine in its VPC; a security group that lets the port (8000) in;
#  - the address, the port, the database (gaussdb) and a user (dbadmin) with its password. They are asked for here, or
#    taken from PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD, or from .env.
# What it asks for and is not needed here: libpq, and password_encryption_type = 1 with a user whose password is kept
# as MD5. The samples log in with SHA256, which is what DWS keeps by default.

# An empty environment has no PATH, and what is started from here needs one.
PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}
export PATH

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
version=$(node --version 2>/dev/null)
major=${version#v}
minor=${major#*.}
major=${major%%.*}
minor=${minor%%.*}

if [ "${major:-0}" -lt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -lt 12 ]; } || ! command -v npm >/dev/null; then
  cat >&2 <<END
This needs Node.js 20.12 or newer, with npm. Found: Node.js ${version:-none}.
  RHEL, Rocky, EulerOS:    sudo dnf module install nodejs:22    (or: sudo yum install nodejs npm)
  Fedora:                  sudo dnf install nodejs
  Debian 13, Ubuntu 25.04: sudo apt install nodejs npm
  older ones:              https://github.com/nodesource/distributions
  macOS:                   brew install node
No libpq is needed.
END
  exit 1
fi

exec node "$here/run.mjs" "$@"
