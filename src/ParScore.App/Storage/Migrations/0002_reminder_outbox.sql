-- Đôn đốc: a reminder is a row with a time; it is worked off late rather than never, and never twice.
create table reminder (
    campaign text not null,
    unit text not null,
    step text not null check (step in ('self-score', 'consolidate', 'submit-to-ministry')),
    occasion text not null check (occasion in ('t-7', 't-3', 't-1', 'day', 'late')),
    due text not null,
    text text not null,
    sent_at text,
    version integer not null check (version >= 1),
    primary key (campaign, unit, step, occasion),
    foreign key (campaign, unit) references campaign_unit (campaign, unit),
    foreign key (campaign, step) references deadline (campaign, step)
) strict;

create index reminder_waiting on reminder (due) where sent_at is null;

create trigger reminder_stays before delete on reminder begin select raise(abort, 'reminder stays'); end;
create trigger reminder_is_sent_once before update on reminder when old.sent_at is not null begin select raise(abort, 'a reminder is sent once'); end;
