-- What somebody's exact bytes are to a document: with its latest signature, its scan, as an earlier signature left it, as it was frozen, or as it
-- was handed out for the pen. The question by the code alone called a paper without a signature signed.
create function documents.kept_bytes(asked bytea) returns table (code text, kept_as text)
    language sql stable security definer set search_path = documents, pg_temp
    as $$
        select found.code, found.kept_as from (
            select r.code, 'Signed' as kept_as, 1 as weight from documents.revision r where r.signed_hash = asked
            union all
            select r.code, 'Scan', 2 from documents.revision r where r.scan_hash = asked
            union all
            select r.code, 'Earlier', 3 from documents.signature s
            join documents.revision r on (r.region_id, r.id) = (s.region_id, s.revision_id) where s.signed_hash = asked
            union all
            select r.code, 'Frozen', 4 from documents.revision r where r.pdf_hash = asked
            union all
            select r.code, 'Pen', 5 from documents.revision r where r.pen_hash = asked) found
        order by found.weight, found.code limit 1
    $$;
revoke all on function documents.kept_bytes from public;
grant execute on function documents.kept_bytes to tera_app;
drop function documents.code_of_bytes;

-- What a cover letter sends, row by row, as it prints it.
create table documents.dispatch_line (
    region_id   uuid not null default platform.current_region(),
    dispatch_id uuid not null,
    ordinal     int  not null check (ordinal between 0 and 19),
    what        text not null,
    quantity    text not null,
    remark      text,
    primary key (region_id, dispatch_id, ordinal),
    foreign key (region_id, dispatch_id) references documents.dispatch
);
insert into documents.dispatch_line (region_id, dispatch_id, ordinal, what, quantity, remark)
select d.region_id, d.id, 0, coalesce(r.title || coalesce(' Nomor ' || l.text, ''), d.subject), '1 (satu) berkas', d.remark
from documents.dispatch d
left join documents.revision r on (r.region_id, r.id) = (d.region_id, d.carries)
left join documents.letter l on (l.region_id, l.id) = (r.region_id, r.letter_id);
alter table documents.dispatch drop column remark;
create trigger dispatch_line_is_never_changed before update or delete on documents.dispatch_line for each row execute function platform.refuse_change();
select platform.protect('documents.dispatch_line', 'select, insert');

-- Penggandaan: how many copies of a paper were handed out.
create table documents.handout_copy (
    region_id   uuid not null default platform.current_region(),
    handout_id  uuid not null,
    revision_id uuid not null,
    title       text not null,
    copies      int  not null check (copies between 1 and 9999),
    primary key (region_id, handout_id, revision_id),
    foreign key (region_id, handout_id) references documents.handout,
    foreign key (region_id, revision_id) references documents.revision
);
create trigger handout_copy_is_never_changed before update or delete on documents.handout_copy for each row execute function platform.refuse_change();
select platform.protect('documents.handout_copy', 'select, insert');

-- How a letter reached each who gets it: a way, a day and a proof, or why it did not.
alter table documents.dispatch_recipient
    add column channel text, add column sent_on date, add column proof_text text, add column proof_hash bytea, add column unsent_reason text,
    add column noted_by uuid, add column noted_at timestamptz,
    add foreign key (region_id, proof_hash) references platform.file,
    add foreign key (region_id, noted_by) references organisation.person,
    add check ((channel is null) = (sent_on is null) and (sent_on is null or num_nonnulls(proof_text, proof_hash) > 0)),
    add check (num_nonnulls(sent_on, unsent_reason) < 2),
    add check ((noted_at is not null) = (num_nonnulls(sent_on, unsent_reason) = 1) and (noted_at is null) = (noted_by is null));
update documents.dispatch_recipient r
set channel = d.channel, sent_on = d.sent_on, proof_text = d.proof_text, proof_hash = d.proof_hash, noted_by = d.sent_by, noted_at = d.sent_at
from documents.dispatch d where (d.region_id, d.id) = (r.region_id, r.dispatch_id) and d.sent_at is not null and d.sent_by is not null;
grant update on documents.dispatch_recipient to tera_app;

create function documents.keep_recipients() returns trigger
    language plpgsql as
$$
begin
    if old.sent_on is not null or (new.dispatch_id, new.ordinal, new.kind, new.name) is distinct from (old.dispatch_id, old.ordinal, old.kind, old.name) then
        raise exception 'who gets a letter and what proves that he got it is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger dispatch_recipient_keeps_its_proof before update on documents.dispatch_recipient for each row execute function documents.keep_recipients();

-- To whom of them a letter by mail goes; null where nobody said so.
alter table documents.dispatch_mail add column recipient int,
    add foreign key (region_id, dispatch_id, recipient) references documents.dispatch_recipient;

-- A meeting that will not be held because its run was called off: a row beside the invitation, which itself never changes.
create table documents.called_off_meeting (
    region_id     uuid not null default platform.current_region(),
    invitation_id uuid not null,
    reason        text not null,
    called_off_at timestamptz not null,
    primary key (region_id, invitation_id),
    foreign key (region_id, invitation_id) references documents.invitation
);
create trigger called_off_meeting_grows before update or delete on documents.called_off_meeting for each row execute function platform.refuse_change();
select platform.protect('documents.called_off_meeting', 'select, insert');

-- What became of the mail that takes a meeting out of the calendar of one who was invited by mail; null for whoever was not.
alter table documents.invitation_invitee
    add column called_off_mail text check (called_off_mail in ('Waiting', 'Accepted', 'Refused'));
grant update (called_off_mail) on documents.invitation_invitee to tera_app;
