using Tera.TestKit;

namespace Tera.Platform.Data;

public sealed class YearsOfHistoryTests
{
    [Theory]
    [InlineData("platform.audit")]
    [InlineData("measurement.value_history")]
    public async Task What_an_office_does_in_a_year_lies_in_the_table_of_that_year(string table)
    {
        await using var database = await TestDatabase.RunningDemonstrationAsync();

        Assert.Equal(0L, await database.OwnerAsync($"select count(*) from {table}_other"));
        Assert.NotEqual(0L, await database.OwnerAsync($"select count(*) from {table}_2026"));
    }
}
