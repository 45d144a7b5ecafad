@echo off
rem Runs a sample on Windows: double-click it, or type  run.cmd [PROGRAM [ARGUMENTS]]
rem
rem What the vendor's guide asks for before the first connection:
rem  - an EIP bound to the cluster, or a machine in its VPC; a security group that lets the port (8000) in;
rem  - the address, the port, the database (gaussdb) and a user (dbadmin) with its password. They are asked for here,
rem    or taken from PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD, or from .env.
rem What it asks for and is not needed here: libpq (neither PostgreSQL nor psqlodbc has to be installed), and
rem password_encryption_type = 1 with a user whose password is kept as MD5. The samples log in with SHA256, which is
rem what DWS keeps by default.

setlocal disabledelayedexpansion
set "major=0"
set "minor=0"
for /f "tokens=1,2 delims=v." %%a in ('node --version 2^>nul') do (
  set "major=%%a"
  set "minor=%%b"
)
if %major% lss 20 goto no_node
if %major% equ 20 if %minor% lss 12 goto no_node

node "%~dp0run.mjs" %*
set "code=%errorlevel%"
goto end

:no_node
echo This needs Node.js 20.12 or newer. 1>&2
echo   winget install OpenJS.NodeJS.LTS     (then open a new window) 1>&2
echo   or take the installer from https://nodejs.org 1>&2
echo No libpq is needed. 1>&2
set "code=1"

:end
rem The window of a double click would close at once: its command line holds the whole path of this file.
setlocal enabledelayedexpansion
set "line=!cmdcmdline!"
if defined line if not "!line:%~f0=!" == "!line!" pause
exit /b %code%
