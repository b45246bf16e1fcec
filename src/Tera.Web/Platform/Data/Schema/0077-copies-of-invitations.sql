-- Tembusan of an invitation; those issued before had none.
alter table documents.invitation add column copies text[] not null default '{}';
alter table documents.invitation alter column copies drop default;
