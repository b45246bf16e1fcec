using System.Net;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Organisation.Positions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Organisation.Administration;

/// <summary>A Plh. is named from a day to a day by who leads the agency; not for oneself, not for whoever stands above, not for days that are over.</summary>
public sealed class SubstituteTests(SubstituteTests.Offices offices) : IClassFixture<SubstituteTests.Offices>
{
    private static readonly LocalDate Today = new(2026, 10, 6);

    [Theory]
    [InlineData("kadis.bmcktr", "binamarga", "Kepala Bidang Bina Marga", true)]
    [InlineData("sekretaris.bmcktr", "binamarga", "Kepala Bidang Bina Marga", true)]
    [InlineData("kadis.bmcktr", "sekretariat", "Sekretaris", true)]
    [InlineData("sekretaris.bmcktr", "sekretariat", "Sekretaris", false)]
    [InlineData("sekretaris.bmcktr", "pimpinan", "Kepala Dinas Bina Marga, Cipta Karya dan Tata Ruang", false)]
    [InlineData("kadis.bmcktr", "pimpinan", "Kepala Dinas Bina Marga, Cipta Karya dan Tata Ruang", false)]
    [InlineData("bidang.ciptakarya.bmcktr", "binamarga", "Kepala Bidang Bina Marga", false)]
    [InlineData("kadis.dishub", "binamarga", "Kepala Bidang Bina Marga", false)]
    [InlineData("staf.bmcktr", "binamarga", "Kepala Bidang Bina Marga", false)]
    public async Task Given_somebody_who_names_a_substitute_then_it_is_taken_of_who_stands_above_the_position_alone(string by, string unit, string position, bool taken)
    {
        var (from, until) = offices.NextWeek();

        var answer = await NameAsync(by, OrganisationSeed.Position("bmcktr", unit, position), AssignmentKind.DailyActing, from, until);

        Assert.Equal(taken ? null : "organisation.administration.not-yours", answer.Rejection?.Code);
    }

    [Theory]
    [InlineData(AssignmentKind.DailyActing, -1)]
    [InlineData(AssignmentKind.Acting, 1)]
    [InlineData(AssignmentKind.Definitive, 1)]
    public async Task Given_a_day_that_is_over_or_another_right_than_a_Plh_then_it_stays_with_the_administrators(AssignmentKind kind, int days) =>
        Assert.Equal(
            "organisation.administration.not-yours",
            (await NameAsync("kadis.bmcktr", OrganisationSeed.Position("bmcktr", "binamarga", "Kepala Bidang Bina Marga"), kind, Today.PlusDays(days), Today.PlusDays(days + 1))).Rejection?.Code);

    [Fact]
    public async Task Given_somebody_of_another_agency_when_he_is_to_stand_in_then_it_stays_with_the_administrators()
    {
        var (from, until) = offices.NextWeek();

        var answer = await NameAsync("kadis.bmcktr", OrganisationSeed.Position("bmcktr", "binamarga", "Kepala Bidang Bina Marga"), AssignmentKind.DailyActing, from, until, "sekretaris.dishub");

        Assert.Equal("organisation.administration.not-yours", answer.Rejection?.Code);
    }

    [Fact]
    public async Task Given_a_substitute_named_on_the_page_when_his_day_comes_then_he_holds_the_post_as_Plh_until_it_is_ended()
    {
        await using var site = await TestSite.StartAsync();
        using var secretary = await site.SignedInAsync("sekretaris.bmcktr");
        var position = OrganisationSeed.Position("bmcktr", "binamarga", "Kepala Bidang Bina Marga");
        var substitute = OrganisationSeed.Person("bidang.ciptakarya.bmcktr");
        (string, string)[] typed =
        [
            ("Form.Position", position.ToString()), ("Form.Person", substitute.ToString()), ("Form.From", "2026-10-06"), ("Form.Until", "2026-10-09"), ("Form.Basis", "SP 800/12/2026"),
        ];

        var late = await secretary.SendAsync(await secretary.GetAsync(OrganisationLinks.Substitutes), "tunjuk", [.. typed.Select(field => field.Item1 == "Form.From" ? ("Form.From", "2026-10-05") : field)]);
        Assert.Contains("Pengganti ditunjuk mulai hari ini, 6 Oktober 2026", late.Text, StringComparison.Ordinal);
        var named = await secretary.SendAsync(late, "tunjuk", typed);

        Assert.Equal(HttpStatusCode.OK, named.Status);
        Assert.Contains("6 Oktober 2026 sampai 9 Oktober 2026", named.Text, StringComparison.Ordinal);
        await using (var session = await site.SessionOfAsync("bidang.ciptakarya.bmcktr"))
        {
            Assert.Contains(session.Get<CurrentUser>().Required.Positions, held => held.PositionId == position && held.Kind is AssignmentKind.DailyActing);
        }

        var form = named.Html.QuerySelectorAll("form").Select(one => one.QuerySelector("input[name=_handler]")?.GetAttribute("value")).Single(name => name?.StartsWith("akhiri-", StringComparison.Ordinal) is true);
        var past = await secretary.SendAsync(named, form!, ("EndOn", "2026-10-05"), ("EndReason", "Salah tanggal"));
        Assert.Contains("Hari terakhir paling awal hari ini, 6 Oktober 2026", past.Text, StringComparison.Ordinal);
        await secretary.SendAsync(past, form!, ("EndOn", "2026-10-06"), ("EndReason", "Pejabat kembali lebih awal"));
        site.Clock.Advance(Duration.FromDays(1));
        await using var after = await site.SessionOfAsync("bidang.ciptakarya.bmcktr");
        Assert.DoesNotContain(after.Get<CurrentUser>().Required.Positions, held => held.PositionId == position);
    }

    private async Task<Result<Platform.Commands.Receipt>> NameAsync(string by, PositionId position, AssignmentKind kind, LocalDate from, LocalDate until, string substitute = "bidang.ciptakarya.bmcktr")
    {
        await using var session = await offices.Site.SessionOfAsync(by);
        var wish = new HolderChange.Appoint(new(OrganisationSeed.Person(substitute), kind, from, until, Sample.Line("SP 800/12/2026")));
        return await session.Get<ChangeHolderHandler>().HandleAsync(new(CommandId.New(), session.Get<CurrentUser>().Required, position, wish, Seen: null), default);
    }

    /// <summary>One copy of the demonstration for those that only ask.</summary>
    public sealed class Offices : IAsyncLifetime
    {
        private int _weeks;

        internal TestSite Site { get; private set; } = null!;

        /// <summary>Days nobody else has asked for.</summary>
        internal (LocalDate From, LocalDate Until) NextWeek()
        {
            var from = Today.PlusWeeks(Interlocked.Increment(ref _weeks));
            return (from, from.PlusDays(2));
        }

        public async ValueTask InitializeAsync() => Site = await TestSite.StartAsync();

        public async ValueTask DisposeAsync() => await Site.DisposeAsync();
    }
}
