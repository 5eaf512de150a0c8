-- The workflow: preparation, extensions, waivers, review with its figures, proposal, correction, the Ministry's rounds, publication.
-- States are derived from these rows and the clock; none is stored.

-- Soạn thảo: only of a campaign that was prepared here; one that was imported is open. Open once opened_at is there.
create table preparation (
    campaign text not null primary key references campaign (id),
    begun_at text not null,
    begun_by text not null,
    cloned_from text references campaign (id),
    opened_at text,
    opened_by text,
    version integer not null check (version >= 1),
    check ((opened_at is null) = (opened_by is null))
) strict;

-- A unit that was taken out of the plan before the campaign opened.
alter table campaign_unit add column withdrawn_reason text;

-- Which unit alone declares which figure of a shared leaf; without a row every unit declares its share.
create table assignment_figure (
    campaign text not null,
    leaf text not null,
    role text not null,
    unit text not null,
    active integer not null check (active in (0, 1)),
    version integer not null check (version >= 1),
    primary key (campaign, leaf, role, unit),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

create unique index assignment_figure_owner on assignment_figure (campaign, leaf, role) where active = 1;

-- Gia hạn: for a leaf of a unit, a unit, or all (unit null); it moves the lock, not the due instant, and ends by itself.
create table deadline_extension (
    campaign text not null references campaign (id),
    number integer not null check (number >= 1),
    step text not null check (step in ('self-score', 'consolidate', 'submit-to-ministry', 'explain')),
    unit text,
    leaf text,
    until text not null,
    reason text not null,
    granted_at text not null,
    granted_by text not null,
    withdrawn_reason text,
    version integer not null check (version >= 1),
    primary key (campaign, number),
    check (leaf is null or unit is not null),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- Cho phép bỏ qua: a refusing check that Sở Nội vụ lets pass, or a review of the own unit that a second person agreed to.
create table waiver (
    campaign text not null,
    unit text not null,
    number integer not null check (number >= 1),
    kind text not null check (kind in ('check', 'own-unit-review')),
    code text not null,
    leaf text,
    document text,
    reason text not null,
    requested_at text not null,
    requested_by text not null,
    decision text check (decision in ('granted', 'refused')),
    decision_reason text,
    decided_at text,
    decided_by text,
    version integer not null check (version >= 1),
    primary key (campaign, unit, number),
    check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
    check (decided_by is null or decided_by <> requested_by),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- What was looked at when a review was decided: a later change of the part opens the leaf again.
alter table review add column content_hash text;
-- How adjusted points came about, as shown; and who agreed when the own unit was reviewed (waiver's number).
alter table review add column trace text;
alter table review add column max text;
-- What the declared figures gave when it was decided; null while they gave nothing.
alter table review add column self_points text;
alter table review add column waiver integer;

-- Survey and SIPAS are published apart: what is entered leaf by leaf names its own source.
alter table entered_value add column source text;

-- The figures with which Sở Nội vụ adjusted by the rule, as they were typed.
create table review_figure (
    campaign text not null,
    leaf text not null,
    unit text not null,
    number integer not null,
    role text not null,
    item text not null,
    value text not null,
    primary key (campaign, leaf, unit, number, role, item),
    foreign key (campaign, leaf, unit, number) references review (campaign, leaf, unit, number)
) strict;

-- Thông báo to a unit, shown until somebody of the unit has read it.
create table notice (
    campaign text not null,
    unit text not null,
    number integer not null check (number >= 1),
    kind text not null,
    leaf text,
    text text not null,
    at text not null,
    primary key (campaign, unit, number),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

create table notice_reading (
    campaign text not null,
    unit text not null,
    number integer not null,
    account text not null,
    at text not null,
    primary key (campaign, unit, number, account),
    foreign key (campaign, unit, number) references notice (campaign, unit, number)
) strict;

-- Trình phê duyệt: the content (by its hash) that UBND tỉnh is asked to approve. While one waits, nothing may change.
create table proposal (
    campaign text not null references campaign (id),
    number integer not null check (number >= 1),
    content_hash text not null check (length(content_hash) = 71 and substr(content_hash, 1, 7) = 'sha256:'),
    journal_count integer not null,
    journal_head text not null,
    note text,
    proposed_at text not null,
    proposed_by text not null,
    outcome text check (outcome in ('approved', 'returned', 'withdrawn')),
    outcome_reason text,
    decided_at text,
    decided_by text,
    version integer not null check (version >= 1),
    primary key (campaign, number),
    check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)),
    check (outcome is null or outcome = 'approved' or outcome_reason is not null)
) strict;

create unique index proposal_waiting on proposal (campaign) where outcome is null;

-- Mở bản sửa: after it the next version (snapshot + 1) is worked on, with its own approval.
create table correction (
    campaign text not null,
    snapshot integer not null,
    reason text not null,
    opened_at text not null,
    opened_by text not null,
    primary key (campaign, snapshot),
    foreign key (campaign, snapshot) references snapshot (campaign, number)
) strict;

-- Phiếu nhập: what of a snapshot was keyed into the Ministry's software: the score, one file, the explanation of a leaf.
create table keying (
    campaign text not null,
    snapshot integer not null,
    leaf text not null,
    item text not null,
    done integer not null check (done in (0, 1)),
    at text not null,
    by text not null,
    version integer not null check (version >= 1),
    primary key (campaign, snapshot, leaf, item),
    foreign key (campaign, snapshot) references snapshot (campaign, number)
) strict;

create table ministry_submission (
    campaign text not null,
    snapshot integer not null,
    submitted_at text not null,
    submitted_by text not null,
    reference text,
    note text,
    recorded_at text not null,
    primary key (campaign, snapshot),
    foreign key (campaign, snapshot) references snapshot (campaign, number)
) strict;

-- Thẩm định của Bộ: round 1 with the explanation round's own deadline, then the final points.
create table appraisal_round (
    campaign text not null references campaign (id),
    round text not null check (round in ('round-1', 'final')),
    snapshot integer not null,
    source text not null,
    opened_at text not null,
    opened_by text not null,
    explain_due text,
    explain_locked text,
    closed_at text,
    closed_by text,
    version integer not null check (version >= 1),
    primary key (campaign, round),
    check ((closed_at is null) = (closed_by is null)),
    foreign key (campaign, snapshot) references snapshot (campaign, number)
) strict;

-- What the Ministry gave a leaf; a corrected entry is a new number.
create table appraisal_score (
    campaign text not null,
    round text not null,
    leaf text not null,
    number integer not null check (number >= 1),
    points text not null,
    reason text,
    at text not null,
    by text not null,
    primary key (campaign, round, leaf, number),
    foreign key (campaign, round) references appraisal_round (campaign, round)
) strict;

-- Giải trình gửi Bộ after round 1; a later text is a new number.
create table appraisal_explanation (
    campaign text not null,
    leaf text not null,
    unit text not null,
    number integer not null check (number >= 1),
    text text not null,
    at text not null,
    by text not null,
    primary key (campaign, leaf, unit, number),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- Công bố: the latest row of a subject says whether units see it.
create table publication (
    campaign text not null references campaign (id),
    number integer not null check (number >= 1),
    subject text not null check (subject in ('results', 'ranking')),
    shown integer not null check (shown in (0, 1)),
    at text not null,
    by text not null,
    reason text,
    primary key (campaign, number)
) strict;

create table closing (
    campaign text not null primary key references campaign (id),
    at text not null,
    by text not null,
    reason text
) strict;

create trigger preparation_stays before delete on preparation begin select raise(abort, 'preparation stays'); end;
create trigger preparation_opens_once before update on preparation when old.opened_at is not null begin select raise(abort, 'a campaign is opened once'); end;
create trigger assignment_figure_stays before delete on assignment_figure begin select raise(abort, 'assignment_figure stays'); end;
create trigger deadline_extension_stays before delete on deadline_extension begin select raise(abort, 'deadline_extension stays'); end;
create trigger waiver_stays before delete on waiver begin select raise(abort, 'waiver stays'); end;
create trigger waiver_is_decided_once before update on waiver when old.decision is not null begin select raise(abort, 'a waiver is decided once'); end;
create trigger review_figure_is_final before update on review_figure begin select raise(abort, 'review_figure is final'); end;
create trigger review_figure_stays before delete on review_figure begin select raise(abort, 'review_figure stays'); end;
create trigger notice_is_final before update on notice begin select raise(abort, 'notice is final'); end;
create trigger notice_stays before delete on notice begin select raise(abort, 'notice stays'); end;
create trigger notice_reading_is_final before update on notice_reading begin select raise(abort, 'notice_reading is final'); end;
create trigger notice_reading_stays before delete on notice_reading begin select raise(abort, 'notice_reading stays'); end;
create trigger proposal_stays before delete on proposal begin select raise(abort, 'proposal stays'); end;
create trigger proposal_is_decided_once before update on proposal when old.outcome is not null begin select raise(abort, 'a proposal is decided once'); end;
create trigger proposal_keeps_its_content before update on proposal when new.content_hash <> old.content_hash or new.journal_head <> old.journal_head begin select raise(abort, 'a proposal keeps its content'); end;
create trigger correction_is_final before update on correction begin select raise(abort, 'correction is final'); end;
create trigger correction_stays before delete on correction begin select raise(abort, 'correction stays'); end;
create trigger keying_stays before delete on keying begin select raise(abort, 'keying stays'); end;
create trigger ministry_submission_is_final before update on ministry_submission begin select raise(abort, 'ministry_submission is final'); end;
create trigger ministry_submission_stays before delete on ministry_submission begin select raise(abort, 'ministry_submission stays'); end;
create trigger appraisal_round_stays before delete on appraisal_round begin select raise(abort, 'appraisal_round stays'); end;
create trigger appraisal_round_closes_once before update on appraisal_round when old.closed_at is not null begin select raise(abort, 'a round is closed once'); end;
create trigger appraisal_score_is_final before update on appraisal_score begin select raise(abort, 'appraisal_score is final'); end;
create trigger appraisal_score_stays before delete on appraisal_score begin select raise(abort, 'appraisal_score stays'); end;
create trigger appraisal_explanation_is_final before update on appraisal_explanation begin select raise(abort, 'appraisal_explanation is final'); end;
create trigger appraisal_explanation_stays before delete on appraisal_explanation begin select raise(abort, 'appraisal_explanation stays'); end;
create trigger publication_is_final before update on publication begin select raise(abort, 'publication is final'); end;
create trigger publication_stays before delete on publication begin select raise(abort, 'publication stays'); end;
create trigger closing_is_final before update on closing begin select raise(abort, 'closing is final'); end;
create trigger closing_stays before delete on closing begin select raise(abort, 'closing stays'); end;
