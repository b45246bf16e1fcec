using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>Whatever changes who belongs where moves the number under which rosters are remembered: once for each transaction, and never before it is committed.</summary>
public sealed class RosterStampTests
{
    [Theory]
    [InlineData("organisation.unit")]
    [InlineData("organisation.position")]
    [InlineData("organisation.assignment")]
    [InlineData("organisation.person")]
    [InlineData("organisation.team")]
    [InlineData("organisation.team_member")]
    [InlineData("procedures.lane_binding")]
    public async Task Given_rows_of_a_table_behind_the_rosters_when_they_change_then_the_number_grows_by_one(string table)
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var before = await NumberAsync(database, office);
        Assert.True(Convert.ToInt64(await database.OwnerAsync($"select count(*) from {table}"), CultureInfo.InvariantCulture) > 0);

        await database.ApplicationAsync(office.Region, $"update {table} set id = id");

        Assert.Equal(before + 1, await NumberAsync(database, office));
    }

    [Fact]
    public async Task Given_two_transactions_that_change_each_others_rows_in_turn_when_both_commit_then_neither_waits_for_the_number()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var before = await NumberAsync(database, office);
        await using (RegionSession one = office.Session(), other = office.Session())
        {
            await using var first = await one.Db.Database.BeginTransactionAsync();
            await using var second = await other.Db.Database.BeginTransactionAsync();
            await one.Db.Database.ExecuteSqlRawAsync("update organisation.team set name = name where id = (select min(id::text)::uuid from organisation.team)");
            await other.Db.Database.ExecuteSqlRawAsync("set local lock_timeout = '5s'; update organisation.person set full_name = full_name where id = (select min(id::text)::uuid from organisation.person)");

            await second.CommitAsync();
            await first.CommitAsync();
        }

        Assert.Equal(before + 2, await NumberAsync(database, office));
    }

    private static async Task<long> NumberAsync(TestDatabase database, Office office) =>
        Convert.ToInt64(await database.ApplicationAsync(office.Region, "select number from organisation.roster_stamp"), CultureInfo.InvariantCulture);
}
