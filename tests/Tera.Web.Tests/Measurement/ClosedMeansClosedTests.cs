using Npgsql;

namespace Tera.Measurement;

/// <summary>Closed means closed in the database, whatever a request asks for: for files as for figures, for what an employee reported as for a unit.</summary>
public sealed class ClosedMeansClosedTests
{
    [Fact]
    public async Task Given_a_closed_quarter_when_a_file_comes_or_goes_behind_its_figures_then_the_database_refuses()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        await world.Site.Database.OwnerAsync(
            $"""
             insert into platform.file (region_id, hash, media_type, size, stored_at) select region_id, sha256('a'::bytea), 'application/pdf', 1, now() from measurement.sheet where id = '{sheet.Id.Value}' on conflict do nothing;
             """);
        await world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{sheet.RunId.Value}' where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and quarter = 4");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => world.Site.Database.OwnerAsync(
            $"""
             insert into measurement.evidence (region_id, id, sheet_id, file_hash, name, media_type, size, added_by, added_at)
             select s.region_id, gen_random_uuid(), s.id, sha256('a'::bytea), 'a.pdf', 'application/pdf', 1, p.id, now() from measurement.sheet s, organisation.person p where s.id = '{sheet.Id.Value}' limit 1
             """));

        Assert.Equal("evidence_period_open", refused.ConstraintName);
    }

    [Fact]
    public async Task Given_an_employees_sheet_whose_run_has_ended_when_what_he_reported_is_changed_then_the_database_refuses()
    {
        await using var site = await TestKit.TestSite.WithRunsAsync();
        await site.Database.OwnerAsync("update measurement.sheet set state = 'Closed' where person_id is not null");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => site.Database.OwnerAsync("update measurement.employee_result set results = 'lain'"));

        Assert.Equal("employee_result_open", refused.ConstraintName);
    }
}
