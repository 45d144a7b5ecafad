# Runs a sample on Windows with PowerShell: "Run with PowerShell" in the menu of this file, or
#   powershell -ExecutionPolicy Bypass -File run.ps1 [PROGRAM [ARGUMENTS]]
#
# What the vendor's guide asks for before the first connection:
#  - an EIP bound to the cluster, or a machine in its VPC; a security group that lets the port (8000) in;
#  - the address, the port, the database (gaussdb) and a user (dbadmin) with its password. They are asked for here, or
#    taken from PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD, or from .env.
# What it asks for and is not needed here: libpq (neither PostgreSQL nor psqlodbc has to be installed), and
# password_encryption_type = 1 with a user whose password is kept as MD5. The samples log in with SHA256, which is
# what DWS keeps by default.

$version = [version]'0.0'
if (Get-Command node -CommandType Application -ErrorAction SilentlyContinue) {
    $version = [version]((& node --version) -replace '^v|-.*$', '')
}

if ($version -lt [version]'20.12') {
    [Console]::Error.WriteLine('This needs Node.js 20.12 or newer.')
    [Console]::Error.WriteLine('  winget install OpenJS.NodeJS.LTS     (then open a new window)')
    [Console]::Error.WriteLine('  or take the installer from https://nodejs.org')
    [Console]::Error.WriteLine('No libpq is needed.')
    $code = 1
} else {
    & node (Join-Path $PSScriptRoot 'run.mjs') @args
    $code = $LASTEXITCODE
}

# "Run with PowerShell" opens a window that would close at once.
$line = [Environment]::CommandLine
if ($line -match '-Command' -and $line.Contains($PSCommandPath)) {
    $null = Read-Host 'Press Enter to close this window'
}
exit $code
