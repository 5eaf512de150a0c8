-- E-mail about a reminder, one row per address. Claimed before it is sent and never sent again after that, unless it certainly did not go out.
create table mail (
    campaign text not null,
    unit text not null,
    step text not null,
    occasion text not null,
    address text not null,
    subject text not null,
    text text not null,
    created_at text not null,
    tries integer not null check (tries >= 0),
    claimed_at text,
    tried_at text,
    error text,
    outcome text check (outcome in ('sent', 'refused', 'given-up', 'not-needed')),
    settled_at text,
    version integer not null check (version >= 1),
    primary key (campaign, unit, step, occasion, address),
    check ((outcome is null) = (settled_at is null)),
    foreign key (campaign, unit, step, occasion) references reminder (campaign, unit, step, occasion)
) strict;

create index mail_waiting on mail (created_at) where outcome is null and claimed_at is null;

create trigger mail_stays before delete on mail begin select raise(abort, 'mail stays'); end;
create trigger mail_is_settled_once before update on mail when old.outcome is not null begin select raise(abort, 'mail is settled once'); end;
