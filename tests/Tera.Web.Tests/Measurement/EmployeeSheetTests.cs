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

    [Fact]
    public async Task Given_two_positions_of_one_lane_when_one_holder_asks_for_the_sheet_of_the_other_then_he_is_a_colleague_and_no_assessor()
    {
        await using var site = await TestSite.WithRunsAsync();
        var sheet = (Guid)(await site.Database.OwnerAsync(
            """
            select s.id from measurement.sheet s join organisation.person p on p.id = s.person_id
            where p.full_name like 'Putri Ramadhani%' order by s.opened_at desc limit 1
            """))!;
        await site.Database.OwnerAsync(
            $"""
             insert into procedures.lane_binding (region_id, id, procedure_id, lane, position_id, valid_from)
             select r.region_id, gen_random_uuid(), r.procedure_id, 'rekan', h.position_id, date '2026-01-01'
             from measurement.sheet s join procedures.run r on r.id = s.run_id, organisation.office_holder h
             where s.id = '{sheet}' and (h.full_name like 'Putri Ramadhani%' or h.full_name like 'La Ode Safaruddin%')
             """);
        Assert.Equal(2L, await site.Database.OwnerAsync("select count(*) from procedures.lane_binding where lane = 'rekan'"));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "staf5.contohutara", MeasurementLinks.Sheet(new(sheet))));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "staf2.contohutara", MeasurementLinks.Sheet(new(sheet))));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestSite site, string user, string address)
    {
        using var browser = await site.SignedInAsync(user);
        return (await browser.GetAsync(address)).Status;
    }
}
