using System.Net;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>What is written of a person is his, and of those who assess him.</summary>
/// <remarks>Source: UU 27/2022, personal data.</remarks>
public sealed class EmployeeSheetTests
{
    [Fact]
    public async Task The_sheet_of_an_employee_is_read_by_himself_and_his_assessors_and_not_by_colleagues_of_his_lane_other_agencies_or_the_administrator()
    {
        await using var site = await TestSite.WithRunsAsync();
        var address = MeasurementLinks.Sheet(new((Guid)(await site.Database.OwnerAsync(
            """
            select s.id from measurement.sheet s join organisation.person p on p.id = s.person_id
            where p.full_name like 'Putri Ramadhani%' order by s.opened_at desc limit 1
            """))!));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "staf2.contohutara", address));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "camat.contohutara", address));
        foreach (var stranger in (string[])["staf5.contohutara", "kadis.dishub", "admin"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, stranger, address));
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(TestSite site, string user, string address)
    {
        using var browser = await site.SignedInAsync(user);
        return (await browser.GetAsync(address)).Status;
    }
}
