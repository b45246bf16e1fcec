using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

public sealed class UnitTests
{
    private static readonly AgencyId Dishub = AgencyId.New();

    [Fact]
    public void A_unit_stands_below_a_unit_of_its_own_agency_and_never_below_itself()
    {
        var upper = Accepted(Unit.Found(UnitId.New(), Dishub, null, Terms(UnitKind.Secretariat)));
        var lower = Accepted(Unit.Found(UnitId.New(), Dishub, upper, Terms(UnitKind.Subdivision)));

        Assert.Equal(upper.Id, lower.ParentId);
        Assert.Equal("organisation.unit.below-itself", upper.Change(Terms(UnitKind.Secretariat), [lower, upper]).Rejection?.Code);
        Assert.Equal("organisation.unit.parent-elsewhere", Unit.Found(UnitId.New(), AgencyId.New(), upper, Terms(UnitKind.Subdivision)).Rejection?.Code);
        Assert.Equal("organisation.unit.leadership-below", Unit.Found(UnitId.New(), Dishub, upper, Terms(UnitKind.Leadership)).Rejection?.Code);
    }

    [Fact]
    public void A_unit_is_dissolved_once_and_only_when_nothing_is_left_in_it()
    {
        var unit = Accepted(Unit.Found(UnitId.New(), Dishub, null, Terms(UnitKind.Department)));

        Assert.Equal([1, "Kepala Bidang"], unit.Close(new(2026, 7, 1), ["Kepala Bidang"]).Rejection?.Args);
        Accepted(unit.Close(new(2026, 7, 1), []));
        Assert.Equal(new Rejection("organisation.unit.already-closed", new LocalDate(2026, 7, 1)), unit.Close(new(2026, 8, 1), []).Rejection);
    }

    [Theory]
    [InlineData("dishub")]
    [InlineData(" Kecamatan-Contoh-Utara ")]
    [InlineData("b2")]
    public void A_code_of_small_letters_digits_and_single_hyphens_is_taken(string typed) =>
        Assert.Equal(typed.Trim().ToLowerInvariant(), Accepted(AgencyCode.Of(typed)).Text);

    [Theory]
    [InlineData(null)]
    [InlineData("d")]
    [InlineData("dinas perhubungan")]
    [InlineData("-dishub")]
    [InlineData("dis--hub")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghijk")]
    public void Any_other_code_is_refused(string? typed) => Assert.Equal("organisation.agency.code-form", AgencyCode.Of(typed).Rejection?.Code);

    private static UnitTerms Terms(UnitKind kind) => new(kind, Line("Unit"), Line("Unit"), Reports: false, 0);

    private static PrintedLine Line(string text) => Accepted(PrintedLine.Of(text));

    private static T Accepted<T>(Result<T> result)
    {
        Assert.True(result.Accepted(out var value, out var no), no?.ToString());
        return value;
    }
}
