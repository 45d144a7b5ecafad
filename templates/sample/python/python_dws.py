#!/usr/bin/env python3
"""The vendor guide's python_dws.py for Python 3, with the retry that it asks the reader to write.

Run it:  PGHOST=... PGPASSWORD=... python3 python_dws.py   (PGPORT, PGDATABASE and PGUSER too, PGSSLMODE for TLS)

psycopg2 comes with libpq, which knows the MD5 login but not the SHA256 login that DWS uses by default: it needs a user
whose password was set while password_encryption_type was 1. The TypeScript samples beside it need neither.
"""

import os
import random
import re
import sys
import time

import psycopg2

PATIENCE = float(os.environ.get("PGCONNECT_TIMEOUT") or 60)  # seconds; a switchover takes up to a minute

# The ends of the lines of an error that is known to pass; lines that begin with a tab explain the one before.
PASSING = re.compile(
    r"^could not connect to server: "
    r"|(Connection refused|Connection timed out|Connection reset by peer|No route to host|Network is unreachable"
    r"|timeout expired|server closed the connection unexpectedly|the database system is (starting up|shutting down))"
    r"( \(0x[^()]*\))?$"
)


def will_pass(message):
    """Whether the same connection may come about later: each address that was tried failed in a way that passes."""
    lines = [line for line in message.splitlines() if line.strip() and not line.startswith("\t")]
    return bool(lines) and all(PASSING.search(line) for line in lines)


def connect():
    """Connects; a server that cannot be reached is tried again, one that refuses us is not.

    Ten wrong passwords lock an account, and a server says so in its own language: what is not known to pass is final.
    """
    ends_at = time.monotonic() + PATIENCE
    attempt = 0
    while True:
        attempt += 1
        try:
            return psycopg2.connect(
                host=os.environ.get("PGHOST"),
                port=os.environ.get("PGPORT") or "8000",
                database=os.environ.get("PGDATABASE") or "gaussdb",
                user=os.environ.get("PGUSER") or "dbadmin",
                password=os.environ.get("PGPASSWORD"),
            )
        except psycopg2.OperationalError as error:
            pause = random.uniform(0, min(15, 2 ** (attempt - 1)))
            if not will_pass(str(error)) or time.monotonic() + pause >= ends_at:
                raise
            print(
                f"connect: attempt {attempt} failed, the next one in {pause:.1f} s, the last one within {PATIENCE:g} s",
                file=sys.stderr,
            )
            time.sleep(pause)


def create_table(connection):
    print("Begin to create table")
    with connection, connection.cursor() as cursor:  # commits, or rolls back when it fails
        cursor.execute("drop table if exists test")
        cursor.execute("create table test(id int, name text)")
    print("Table created successfully")


def insert_data(connection):
    print("Begin to insert data")
    with connection, connection.cursor() as cursor:
        for number in (1, 2, 3):
            cursor.execute("insert into test values(%s, %s)", (number, f"number{number}"))
    print("Insert data successfully")


def show_data(connection):
    with connection, connection.cursor() as cursor:
        cursor.execute("select * from test order by 1")
        for number, name in cursor.fetchall():
            print("id = ", number)
            print("name = ", name, "\n")


def select_data(connection):
    print("Begin to select data")
    try:
        show_data(connection)
    except psycopg2.Error as error:
        print(error)
        print("select failed")
        sys.exit(1)
    print("Operation done successfully")


def update_data(connection):
    print("Begin to update data")
    with connection, connection.cursor() as cursor:
        cursor.execute("update test set name = %s where id = %s", ("numberupdated", 1))
        updated = cursor.rowcount
    print("Total number of rows updated :", updated)
    show_data(connection)
    print("After Update, Operation done successfully")


def delete_data(connection):
    print("Begin to delete data")
    with connection, connection.cursor() as cursor:
        cursor.execute("delete from test where id = %s", (3,))
        deleted = cursor.rowcount
    print("Total number of rows deleted :", deleted)
    show_data(connection)
    print("After Delete,Operation done successfully")


def main():
    try:
        connection = connect()
    except psycopg2.DatabaseError as error:
        print(error)
        print("Connect database failed")
        return 1
    print("Opened database successfully")
    try:
        create_table(connection)
        insert_data(connection)
        select_data(connection)
        update_data(connection)
        delete_data(connection)
    except psycopg2.Error as error:
        print(error)
        return 1
    finally:
        connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
