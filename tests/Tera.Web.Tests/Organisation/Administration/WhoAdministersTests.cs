using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Organisation.Agencies;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Organisation.Logos;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Regions;
using Tera.Organisation.Teams;
using Tera.Platform.Commands;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Organisation.Administration;

/// <summary>Every command of the administration, sent past its page.</summary>
public sealed class WhoAdministersTests(WhoAdministersTests.Offices offices) : IClassFixture<WhoAdministersTests.Offices>
{
    private static readonly LocalDate Day = new(2026, 12, 1);
    private static readonly AgencyId Agency = OrganisationSeed.Agency("bmcktr");
    private static readonly UnitId Unit = OrganisationSeed.Unit("bmcktr", "tataruang");
    private static readonly PersonId Person = OrganisationSeed.Person("bidang.tataruang.bmcktr");
    private static readonly PositionId Position = OrganisationSeed.Position("bmcktr", "tataruang", "Kepala Bidang Tata Ruang");

    private static readonly Dictionary<string, Func<RegionSession, SignedInUser?, Task<Result<Receipt>>>> Commands = new()
    {
        [nameof(KeepAgencyHandler)] = (at, by) => at.Get<KeepAgencyHandler>().HandleAsync(new(CommandId.New(), by, null, Sample.AgencyTerms(), null), default),
        [nameof(KeepUnitHandler)] = (at, by) => at.Get<KeepUnitHandler>().HandleAsync(new(CommandId.New(), by, Agency, null, null, Sample.UnitTerms(), null), default),
        [nameof(CloseUnitHandler)] = (at, by) => at.Get<CloseUnitHandler>().HandleAsync(new(CommandId.New(), by, Unit, Day, "Uji", null), default),
        [nameof(NamePersonnelUnitHandler)] = (at, by) => at.Get<NamePersonnelUnitHandler>().HandleAsync(new(CommandId.New(), by, Agency, Unit, Day, Sample.Line("Uji")), default),
        [nameof(KeepCalendarHandler)] = (at, by) => at.Get<KeepCalendarHandler>().HandleAsync(
            new(CommandId.New(), by, new CalendarChange.Declare(null, Day, HolidayKind.Local, Sample.Line("Uji"), Sample.Line("Uji"))), default),
        [nameof(KeepLogoHandler)] = (at, by) => at.Get<KeepLogoHandler>().HandleAsync(new(CommandId.New(), by, Agency, null), default),
        [nameof(KeepPersonHandler)] = (at, by) => at.Get<KeepPersonHandler>().HandleAsync(new(CommandId.New(), by, null, Sample.PersonTerms(), null), default),
        [nameof(LeavePersonHandler)] = (at, by) => at.Get<LeavePersonHandler>().HandleAsync(new(CommandId.New(), by, Person, null, "Uji", null), default),
        [nameof(ChangeHolderHandler)] = (at, by) => at.Get<ChangeHolderHandler>().HandleAsync(
            new(CommandId.New(), by, Position, new HolderChange.Appoint(Sample.Appointment(Person, AssignmentKind.Definitive, Day)), null), default),
        [nameof(KeepPositionHandler)] = (at, by) => at.Get<KeepPositionHandler>().HandleAsync(new(CommandId.New(), by, Unit, null, Sample.PositionTerms("Staf"), null), default),
        [nameof(SettleRegionHandler)] = (at, by) => at.Get<SettleRegionHandler>().HandleAsync(new(CommandId.New(), by, Sample.RegionTerms(), null), default),
        [nameof(KeepTeamHandler)] = (at, by) => at.Get<KeepTeamHandler>().HandleAsync(new(CommandId.New(), by, Agency, null, new TeamChange.Name(Sample.Line("Tim Uji"), null), null), default),
        [nameof(KeepAccountHandler)] = (at, by) => at.Get<KeepAccountHandler>().HandleAsync(
            new(CommandId.New(), by, null, new AccountChange.Open(Person, Sample.Of(UserName.Of("uji.bmcktr")), AccountRole.Administrator, "Sandi-yang-panjang-2026")), default),
    };

    /// <summary>A head, one of the staff, and who reads every agency.</summary>
    public static MatrixTheoryData<string, string> Sent => new(Commands.Keys, ["kadis.bmcktr", "staf.bmcktr", "bagian.organisasi"]);

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task Given_somebody_who_is_no_administrator_when_he_sends_it_then_it_is_refused_and_nothing_is_written(string command, string userName)
    {
        await using var session = await offices.Site.SessionOfAsync(userName);
        var before = await offices.Site.ContentAsync();

        var answer = await Commands[command](session, session.Get<CurrentUser>().Required);

        Assert.Equal("organisation.administration.not-yours", answer.Rejection?.Code);
        Assert.Equal(before, await offices.Site.ContentAsync());
    }

    [Fact]
    public async Task Given_an_administrator_when_he_sends_them_then_none_is_refused_for_who_he_is()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var send in Commands.Values)
        {
            await using var session = await site.SessionOfAsync("admin");
            Assert.NotEqual(AdministrationRejections.NotYours, (await send(session, session.Get<CurrentUser>().Required)).Rejection);
        }
    }

    [Theory]
    [InlineData("staf.bmcktr", null)]
    [InlineData("staf.bmcktr", "admin")]
    [InlineData(null, "admin")]
    public async Task Given_a_command_that_acts_for_another_than_who_is_signed_in_then_it_is_a_fault_of_the_program(string? signedIn, string? named)
    {
        await using var session = signedIn is null ? offices.Site.Session() : await offices.Site.SessionOfAsync(signedIn);
        await using var other = named is null ? offices.Site.Session() : await offices.Site.SessionOfAsync(named);

        foreach (var send in Commands.Values)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => send(session, other.Get<CurrentUser>().Value));
        }
    }

    [Fact]
    public void Every_command_that_goes_through_the_door_of_administrators_is_sent_here() => Assert.Equal(
        typeof(AdministratorCommands).Assembly.GetTypes()
            .Where(type => type.GetConstructors().Any(made => made.GetParameters().Any(given => given.ParameterType == typeof(AdministratorCommands)))).Select(type => type.Name).Order(),
        Commands.Keys.Order());

    /// <summary>The demonstration's offices; no command here may change them.</summary>
    public sealed class Offices : IAsyncLifetime
    {
        public TestSite Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await TestSite.StartAsync();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
