-- The record of self-scoring: what was declared, proven, submitted, reviewed and approved, and the journal of every change.
-- Instants are texts in UTC with seven decimals ("2021-02-18T16:59:59.0000000Z"), which sort by time.
-- Figures and points are texts, exact, and are never added up in SQL. Keys are words people know, so that a journal row reads by itself.

-- Bộ tiêu chí: one published version, kept with its text so that every result can be replayed without any file.
create table criteria_set (
    hash text not null primary key check (length(hash) = 71 and substr(hash, 1, 7) = 'sha256:'),
    index_id text not null,
    version text not null,
    status text not null check (status in ('official', 'candidate', 'draft')),
    content text not null,
    unique (index_id, version)
) strict;

-- Đơn vị. A unit that is merged or renamed keeps its row; its successor is linked.
create table unit (
    code text not null primary key check (length(code) between 1 and 64),
    name text not null,
    version integer not null check (version >= 1)
) strict;

create table unit_successor (
    unit text not null references unit (code),
    successor text not null references unit (code),
    since text not null,
    basis text not null,
    primary key (unit, successor),
    check (unit <> successor)
) strict;

-- Kỳ đánh giá. The index year is the year that is scored.
create table campaign (
    id text not null primary key check (length(id) between 1 and 64),
    name text not null,
    province text not null,
    index_year integer not null check (index_year between 2000 and 2999),
    set_hash text not null references criteria_set (hash),
    legal_number text not null,
    legal_issuer text not null,
    legal_date text,
    coordinator text not null references unit (code),
    note text,
    version integer not null check (version >= 1)
) strict;

create table campaign_unit (
    campaign text not null references campaign (id),
    unit text not null references unit (code),
    position integer not null check (position >= 1),
    name text not null,
    annex integer,
    content text,
    version integer not null check (version >= 1),
    primary key (campaign, unit),
    unique (campaign, position)
) strict;

-- Thời hạn: due marks late, locked shuts. Open and late are derived, never stored.
create table deadline (
    campaign text not null references campaign (id),
    step text not null check (step in ('self-score', 'consolidate', 'submit-to-ministry')),
    position integer not null,
    name text not null,
    due text not null,
    locked text,
    source text,
    version integer not null check (version >= 1),
    primary key (campaign, step)
) strict;

-- Phân công: position 0 is the lead (chủ trì), the others contribute (phối hợp). A withdrawn assignment stays, inactive.
create table assignment (
    campaign text not null,
    leaf text not null,
    unit text not null,
    position integer not null check (position >= 0),
    active integer not null check (active in (0, 1)),
    version integer not null check (version >= 1),
    primary key (campaign, leaf, unit),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

create index assignment_by_unit on assignment (campaign, unit);

-- Số liệu kê khai: one row per leaf, unit and value (a list has one row per item), as it was typed, in JSON. A value that was taken back is null.
create table answer (
    campaign text not null,
    leaf text not null,
    unit text not null,
    role text not null,
    item text not null,
    value text,
    version integer not null check (version >= 1),
    primary key (campaign, leaf, unit, role, item),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- "Không áp dụng" with its reason; null when it was taken back.
create table not_applicable (
    campaign text not null,
    leaf text not null,
    unit text not null,
    reason text,
    version integer not null check (version >= 1),
    primary key (campaign, leaf, unit),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- Giải trình.
create table explanation (
    campaign text not null,
    leaf text not null,
    unit text not null,
    text text,
    version integer not null check (version >= 1),
    primary key (campaign, leaf, unit),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- What lies in the evidence folder: the same bytes once, under their digest.
create table stored_file (
    sha256 text not null primary key check (length(sha256) = 64),
    size integer not null check (size > 0),
    type text not null check (type in ('pdf', 'docx', 'xlsx', 'png', 'jpeg')),
    received_at text not null
) strict;

-- Tài liệu kiểm chứng, registered once per unit. Without a file (mật, bản giấy) it says why.
create table document (
    campaign text not null,
    unit text not null,
    code text not null,
    position integer not null check (position >= 1),
    number text not null,
    date text not null,
    issuer text not null,
    abstract text not null,
    kind text,
    without_file text,
    removed_reason text,
    version integer not null check (version >= 1),
    primary key (campaign, unit, code),
    unique (campaign, unit, position),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

create index document_by_number on document (campaign, number);

-- File versions of a document; the highest revision counts, the others stay.
create table document_file (
    campaign text not null,
    unit text not null,
    document text not null,
    revision integer not null check (revision >= 1),
    sha256 text not null references stored_file (sha256),
    name text not null,
    received_at text not null,
    received_by text not null,
    primary key (campaign, unit, document, revision),
    foreign key (campaign, unit, document) references document (campaign, unit, code)
) strict;

create index document_file_by_digest on document_file (sha256);

-- Which part (mục, trang) of a document proves a leaf. An unlinked row stays with its reason.
create table evidence_link (
    campaign text not null,
    leaf text not null,
    unit text not null,
    position integer not null check (position >= 1),
    document text not null,
    section text,
    page text,
    note text,
    unlinked_reason text,
    version integer not null check (version >= 1),
    primary key (campaign, leaf, unit, position),
    foreign key (campaign, unit, document) references document (campaign, unit, code)
) strict;

create index evidence_link_by_document on evidence_link (campaign, unit, document);

-- Sáng kiến (QĐ 320: quy mô, kinh phí, thời gian, hiệu quả).
create table initiative (
    campaign text not null,
    unit text not null,
    position integer not null check (position >= 1),
    title text not null,
    scale text,
    cost text,
    time text,
    effect text,
    withdrawn_reason text,
    version integer not null check (version >= 1),
    primary key (campaign, unit, position),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

create table initiative_link (
    campaign text not null,
    unit text not null,
    initiative integer not null,
    position integer not null check (position >= 1),
    document text not null,
    section text,
    page text,
    note text,
    unlinked_reason text,
    version integer not null check (version >= 1),
    primary key (campaign, unit, initiative, position),
    foreign key (campaign, unit, initiative) references initiative (campaign, unit, position),
    foreign key (campaign, unit, document) references document (campaign, unit, code)
) strict;

-- Khó khăn, kiến nghị: part three of the report of CV 383.
create table difficulty (
    campaign text not null,
    unit text not null,
    position integer not null check (position >= 1),
    text text not null,
    proposal text,
    withdrawn_reason text,
    version integer not null check (version >= 1),
    primary key (campaign, unit, position),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- Survey and SIPAS points, entered by Sở Nội vụ, and where they were published.
create table entered_source (
    campaign text not null primary key references campaign (id),
    label text,
    source text not null,
    version integer not null check (version >= 1)
) strict;

create table entered_value (
    campaign text not null references campaign (id),
    leaf text not null,
    points text,
    version integer not null check (version >= 1),
    primary key (campaign, leaf)
) strict;

-- What a leaf got: exact points ("5/6" when decimals have no end), with all that is needed to replay it.
create table leaf_score (
    campaign text not null references campaign (id),
    leaf text not null,
    state text not null check (state in ('open', 'scored', 'not-applicable')),
    points text not null,
    max text not null,
    trace text,
    set_hash text not null references criteria_set (hash),
    engine integer not null,
    input_hash text not null,
    version integer not null check (version >= 1),
    primary key (campaign, leaf)
) strict;

-- Phiếu tự đánh giá of one unit. The first submission's instant is kept for ever.
create table submission (
    campaign text not null,
    unit text not null,
    state text not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
    label text,
    first_submitted_at text,
    submitted_at text,
    version integer not null check (version >= 1),
    primary key (campaign, unit),
    check (state = 'draft' or submitted_at is not null),
    check (submitted_at is null or first_submitted_at is not null),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- Biên nhận nộp: what was submitted (hash of the unit's part) and how far the journal reached.
create table receipt (
    campaign text not null,
    unit text not null,
    number integer not null check (number >= 1),
    submitted_at text not null,
    submitted_by text not null,
    content_hash text not null,
    journal_count integer not null,
    journal_head text not null,
    primary key (campaign, unit, number),
    foreign key (campaign, unit) references submission (campaign, unit)
) strict;

-- Thẩm định của Sở Nội vụ, leaf by leaf; a later decision is a new row.
create table review (
    campaign text not null,
    leaf text not null,
    unit text not null,
    number integer not null check (number >= 1),
    decision text not null check (decision in ('accepted', 'adjusted', 'returned')),
    points text,
    reason text,
    decided_at text not null,
    decided_by text not null,
    primary key (campaign, leaf, unit, number),
    check (decision = 'accepted' or reason is not null),
    check ((decision = 'adjusted') = (points is not null)),
    foreign key (campaign, unit) references campaign_unit (campaign, unit)
) strict;

-- Bản chốt được phê duyệt: canonical JSON of everything, and its hash. A correction is a new number.
create table snapshot (
    campaign text not null references campaign (id),
    number integer not null check (number >= 1),
    content text not null,
    hash text not null check (length(hash) = 71 and substr(hash, 1, 7) = 'sha256:'),
    set_hash text not null references criteria_set (hash),
    journal_count integer not null,
    journal_head text not null,
    decision_number text not null,
    decision_date text not null,
    approved_at text not null,
    approved_by text not null,
    primary key (campaign, number)
) strict;

-- Nhật ký: one row per changed row or event, chained. hash covers every other column and, by prev, all rows before.
create table journal (
    seq integer not null primary key check (seq >= 1),
    at text not null,
    actor text not null,
    role text not null,
    unit text,
    request text,
    action text not null,
    subject text,
    key text,
    old text,
    new text,
    reason text,
    prev text not null check (length(prev) = 64),
    hash text not null unique check (length(hash) = 64)
) strict;

create index journal_by_subject on journal (subject, key);

-- How far the journal reached (count and head) when something was printed or handed out.
create table checkpoint (
    count integer not null primary key check (count >= 0),
    head text not null check (length(head) = 64),
    at text not null,
    purpose text not null
) strict;

-- Requests that were carried out: a resend gets the same answer and changes nothing twice.
create table handled_request (
    id text not null primary key,
    action text not null,
    content_hash text not null,
    result text,
    at text not null
) strict;

-- Nothing that somebody entered is deleted, and what is final does not change.
create trigger criteria_set_is_final before update on criteria_set begin select raise(abort, 'criteria_set is final'); end;
create trigger criteria_set_stays before delete on criteria_set begin select raise(abort, 'criteria_set stays'); end;
create trigger unit_stays before delete on unit begin select raise(abort, 'unit stays'); end;
create trigger unit_successor_stays before delete on unit_successor begin select raise(abort, 'unit_successor stays'); end;
create trigger campaign_stays before delete on campaign begin select raise(abort, 'campaign stays'); end;
create trigger campaign_unit_stays before delete on campaign_unit begin select raise(abort, 'campaign_unit stays'); end;
create trigger deadline_stays before delete on deadline begin select raise(abort, 'deadline stays'); end;
create trigger assignment_stays before delete on assignment begin select raise(abort, 'assignment stays'); end;
create trigger answer_stays before delete on answer begin select raise(abort, 'answer stays'); end;
create trigger not_applicable_stays before delete on not_applicable begin select raise(abort, 'not_applicable stays'); end;
create trigger explanation_stays before delete on explanation begin select raise(abort, 'explanation stays'); end;
create trigger stored_file_is_final before update on stored_file begin select raise(abort, 'stored_file is final'); end;
create trigger stored_file_stays before delete on stored_file begin select raise(abort, 'stored_file stays'); end;
create trigger document_stays before delete on document begin select raise(abort, 'document stays'); end;
create trigger document_file_is_final before update on document_file begin select raise(abort, 'document_file is final'); end;
create trigger document_file_stays before delete on document_file begin select raise(abort, 'document_file stays'); end;
create trigger evidence_link_stays before delete on evidence_link begin select raise(abort, 'evidence_link stays'); end;
create trigger initiative_stays before delete on initiative begin select raise(abort, 'initiative stays'); end;
create trigger initiative_link_stays before delete on initiative_link begin select raise(abort, 'initiative_link stays'); end;
create trigger difficulty_stays before delete on difficulty begin select raise(abort, 'difficulty stays'); end;
create trigger entered_source_stays before delete on entered_source begin select raise(abort, 'entered_source stays'); end;
create trigger entered_value_stays before delete on entered_value begin select raise(abort, 'entered_value stays'); end;
create trigger leaf_score_stays before delete on leaf_score begin select raise(abort, 'leaf_score stays'); end;
create trigger submission_stays before delete on submission begin select raise(abort, 'submission stays'); end;
create trigger submission_first_is_final before update on submission when old.first_submitted_at is not null and new.first_submitted_at is not old.first_submitted_at begin select raise(abort, 'the first submission is final'); end;
create trigger receipt_is_final before update on receipt begin select raise(abort, 'receipt is final'); end;
create trigger receipt_stays before delete on receipt begin select raise(abort, 'receipt stays'); end;
create trigger review_is_final before update on review begin select raise(abort, 'review is final'); end;
create trigger review_stays before delete on review begin select raise(abort, 'review stays'); end;
create trigger snapshot_is_final before update on snapshot begin select raise(abort, 'snapshot is final'); end;
create trigger snapshot_stays before delete on snapshot begin select raise(abort, 'snapshot stays'); end;
create trigger journal_is_final before update on journal begin select raise(abort, 'journal is final'); end;
create trigger journal_stays before delete on journal begin select raise(abort, 'journal stays'); end;
create trigger journal_has_no_gap before insert on journal when new.seq <> (select coalesce(max(seq), 0) + 1 from journal) begin select raise(abort, 'the journal has no gap'); end;
create trigger checkpoint_is_final before update on checkpoint begin select raise(abort, 'checkpoint is final'); end;
create trigger checkpoint_stays before delete on checkpoint begin select raise(abort, 'checkpoint stays'); end;
create trigger handled_request_stays before delete on handled_request begin select raise(abort, 'handled_request stays'); end;
create trigger handled_request_is_final before update on handled_request begin select raise(abort, 'handled_request is final'); end;
