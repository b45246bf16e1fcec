-- Letters signed a.n. (in the name of another post) and, below it, u.b. (passed on by whoever was first asked to).

alter table documents.invitation add column on_behalf_of text, add column passed_on_by text, add check (passed_on_by is null or on_behalf_of is not null);
alter table documents.dispatch add column on_behalf_of text, add column passed_on_by text, add check (passed_on_by is null or on_behalf_of is not null);
alter table documents.team_order add column on_behalf_of text, add column passed_on_by text, add check (passed_on_by is null or on_behalf_of is not null);
alter table documents.official_memo add column on_behalf_of text, add column passed_on_by text, add check (passed_on_by is null or on_behalf_of is not null);
