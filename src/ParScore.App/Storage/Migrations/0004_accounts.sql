-- Accounts: who may sign in, in which role and for which unit from when until when. Secrets stand apart, in tables that the journal does
-- not copy; the account's row carries their digest, so that a secret that was swapped in the database is found all the same.

-- Tài khoản. The name is what the journal writes; its key is the name as it is compared (NFKC, small letters).
create table account (
    name text not null primary key check (length(name) between 3 and 64),
    key text not null unique,
    display_name text not null,
    email text,
    must_change_password integer not null check (must_change_password in (0, 1)),
    disabled_at text,
    disabled_by text,
    disabled_reason text,
    secret_digest text not null check (length(secret_digest) = 71 and substr(secret_digest, 1, 7) = 'sha256:'),
    created_at text not null,
    created_by text not null,
    version integer not null check (version >= 1),
    check ((disabled_at is null) = (disabled_by is null) and (disabled_at is null) = (disabled_reason is null))
) strict;

-- Vai trò theo thời gian: valid from the first instant, until before the last; null = until it is ended.
create table membership (
    account text not null references account (name),
    number integer not null check (number >= 1),
    role text not null check (role in ('officer', 'head', 'coordinator', 'approver', 'auditor', 'administrator')),
    unit text references unit (code),
    valid_from text not null,
    valid_until text,
    reason text not null,
    given_at text not null,
    given_by text not null,
    end_reason text,
    ended_by text,
    version integer not null check (version >= 1),
    primary key (account, number),
    check ((unit is not null) = (role in ('officer', 'head', 'coordinator'))),
    check (valid_until is null or valid_until >= valid_from),
    check ((end_reason is null) = (ended_by is null))
) strict;

-- Not journalled. The digest in the account's row covers password, stamp, authenticator and recovery codes.
create table account_secret (
    account text not null primary key references account (name),
    password_hash text,
    security_stamp text not null,
    authenticator_key text,
    second_factor integer not null check (second_factor in (0, 1)),
    recovery_codes text not null,
    failed_count integer not null check (failed_count >= 0),
    locked_until text,
    used_step integer,
    check (second_factor = 0 or authenticator_key is not null)
) strict;

-- Phiên làm việc, by the SHA-256 of its token. Not journalled; the sign-in that began it is.
create table session (
    token_hash text not null primary key check (length(token_hash) = 64),
    account text not null,
    membership integer not null,
    security_stamp text not null,
    created_at text not null,
    last_seen_at text not null,
    password_at text,
    second_factor_at text,
    ended_at text,
    ended_reason text,
    check ((ended_at is null) = (ended_reason is null)),
    foreign key (account, membership) references membership (account, number)
) strict;

create index session_open on session (account) where ended_at is null;

-- Sign-ins that were refused without a journal row: unknown names, and accounts that were locked. One row a day, whatever comes. Not journalled.
create table refused_sign_in (
    day text not null primary key,
    count integer not null check (count >= 1)
) strict;

-- The one-time link for the first administrator; only its hash is here.
create table first_link (
    code_hash text not null primary key check (length(code_hash) = 64),
    made_at text not null,
    valid_until text not null,
    used_at text,
    used_by text references account (name),
    version integer not null check (version >= 1),
    check ((used_at is null) = (used_by is null))
) strict;

create trigger account_stays before delete on account begin select raise(abort, 'account stays'); end;
create trigger account_keeps_its_name before update on account when new.name <> old.name or new.key <> old.key or new.created_at <> old.created_at or new.created_by <> old.created_by begin select raise(abort, 'an account keeps its name'); end;
create trigger membership_stays before delete on membership begin select raise(abort, 'membership stays'); end;
create trigger membership_is_given_once before update on membership when new.role <> old.role or new.unit is not old.unit or new.valid_from <> old.valid_from or new.reason <> old.reason or new.given_at <> old.given_at or new.given_by <> old.given_by begin select raise(abort, 'a membership is given once'); end;
create trigger account_secret_stays before delete on account_secret begin select raise(abort, 'account_secret stays'); end;
create trigger session_stays before delete on session begin select raise(abort, 'session stays'); end;
create trigger session_ends_once before update on session when old.ended_at is not null begin select raise(abort, 'a session ends once'); end;
create trigger refused_sign_in_stays before delete on refused_sign_in begin select raise(abort, 'refused_sign_in stays'); end;
create trigger first_link_stays before delete on first_link begin select raise(abort, 'first_link stays'); end;
create trigger first_link_is_used_once before update on first_link when old.used_at is not null begin select raise(abort, 'a first link is used once'); end;
