using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Positions;

public sealed class PositionTests
{
    private static readonly LocalDate January = new(2026, 1, 1);
    private static readonly PersonId Ratna = new(DerivedGuid.Of("Ratna"));
    private static readonly PersonId Hendra = new(DerivedGuid.Of("Hendra"));

    private readonly Position _position = Position.Found(PositionId.New(), UnitId.New(), new(Line("Kepala Bidang"), IsHead: true, 0));

    [Fact]
    public void Given_a_holder_when_another_is_appointed_then_it_is_refused_until_the_first_has_an_end()
    {
        var first = Accepted(Appoint(Ratna, AssignmentKind.Definitive, January));
        Assert.Equal("organisation.position.overlaps", Appoint(Hendra, AssignmentKind.Definitive, new(2026, 5, 1)).Rejection?.Code);

        Accepted(_position.End(first.Id, new(2026, 4, 30)));

        Accepted(Appoint(Hendra, AssignmentKind.Definitive, new(2026, 5, 1)));
        Assert.True(first.IsInForce(new(2026, 4, 30)));
        Assert.False(first.IsInForce(new(2026, 5, 1)));
    }

    [Fact]
    public void A_Plt_needs_an_end_and_lasts_at_most_three_months()
    {
        Assert.Equal("organisation.position.acting-needs-end", Appoint(Hendra, AssignmentKind.Acting, January).Rejection?.Code);
        Assert.Equal("organisation.position.acting-too-long", Appoint(Hendra, AssignmentKind.Acting, January, new(2026, 4, 1)).Rejection?.Code);
        Accepted(Appoint(Hendra, AssignmentKind.Acting, January, new(2026, 3, 31)));
    }

    [Fact]
    public void A_Plt_is_extended_once_by_at_most_three_months()
    {
        var plt = Accepted(Appoint(Hendra, AssignmentKind.Acting, January, new(2026, 3, 31)));
        Assert.Equal("organisation.position.extension-out-of-range", Extend(plt, new(2026, 3, 31)).Rejection?.Code);
        Assert.Equal("organisation.position.extension-out-of-range", Extend(plt, new(2026, 7, 1)).Rejection?.Code);

        Accepted(Extend(plt, new(2026, 6, 30)));

        Assert.Equal("organisation.position.extended-already", Extend(plt, new(2026, 7, 31)).Rejection?.Code);
        Assert.Equal("organisation.position.extend-instead", Appoint(Hendra, AssignmentKind.Acting, new(2026, 7, 1), new(2026, 7, 31)).Rejection?.Code);
        Accepted(Appoint(Ratna, AssignmentKind.Acting, new(2026, 7, 1), new(2026, 7, 31)));
    }

    [Fact]
    public void Given_a_holder_then_there_is_no_Plt_and_given_a_Plt_then_no_holder_before_it_ends()
    {
        var holder = Accepted(Appoint(Ratna, AssignmentKind.Definitive, January));
        Assert.Equal("organisation.position.not-vacant", Appoint(Hendra, AssignmentKind.Acting, new(2026, 5, 1), new(2026, 5, 31)).Rejection?.Code);
        Accepted(_position.End(holder.Id, new(2026, 4, 30)));
        Accepted(Appoint(Hendra, AssignmentKind.Acting, new(2026, 5, 1), new(2026, 5, 31)));

        Assert.Equal("organisation.position.overlaps", Appoint(Ratna, AssignmentKind.Definitive, new(2026, 5, 15)).Rejection?.Code);
        Accepted(Appoint(Ratna, AssignmentKind.Definitive, new(2026, 6, 1)));
    }

    [Fact]
    public void A_Plh_stands_in_for_a_holder_who_is_there_all_the_time_and_is_somebody_else()
    {
        Assert.Equal("organisation.position.nobody-to-stand-in-for", Plh(Hendra).Rejection?.Code);
        var holder = Accepted(Appoint(Ratna, AssignmentKind.Definitive, January));
        Assert.Equal("organisation.position.stands-in-for-himself", Plh(Ratna).Rejection?.Code);

        Accepted(Plh(Hendra));

        Assert.Equal("organisation.position.overlaps", Plh(Hendra).Rejection?.Code);
        Assert.Equal("organisation.position.substitute-depends", _position.End(holder.Id, new(2026, 6, 5)).Rejection?.Code);
        Accepted(_position.End(holder.Id, new(2026, 6, 12)));
    }

    [Fact]
    public void An_end_is_brought_forward_but_never_moved_later_nor_before_the_start()
    {
        var holder = Accepted(Appoint(Ratna, AssignmentKind.Definitive, January, new(2026, 6, 30)));

        Assert.Equal("organisation.position.end-later", _position.End(holder.Id, new(2026, 7, 1)).Rejection?.Code);
        Assert.Equal("organisation.position.end-before-start", _position.End(holder.Id, new(2025, 12, 31)).Rejection?.Code);
        Assert.Equal(new LocalDate(2026, 3, 31), Accepted(_position.End(holder.Id, new(2026, 3, 31))).ValidUntil);
    }

    [Fact]
    public void A_position_is_abolished_only_when_nobody_holds_it_and_then_takes_nobody()
    {
        var holder = Accepted(Appoint(Ratna, AssignmentKind.Definitive, January));
        Assert.Equal("organisation.position.still-held", _position.Close(new(2026, 7, 1)).Rejection?.Code);
        Accepted(_position.End(holder.Id, new(2026, 6, 30)));

        Accepted(_position.Close(new(2026, 7, 1)));

        Assert.Equal("organisation.position.closed", Appoint(Hendra, AssignmentKind.Definitive, new(2026, 8, 1)).Rejection?.Code);
    }

    private Result<Assignment> Plh(PersonId person) => Appoint(person, AssignmentKind.DailyActing, new(2026, 6, 1), new(2026, 6, 12));

    private Result<Assignment> Extend(Assignment assignment, LocalDate until) => _position.Extend(assignment.Id, until, Line("SP 2"));

    private Result<Assignment> Appoint(PersonId person, AssignmentKind kind, LocalDate from, LocalDate? until = null) =>
        _position.Appoint(AssignmentId.New(), new(person, kind, from, until, Line("SK 1")));

    private static PrintedLine Line(string text) => Accepted(PrintedLine.Of(text));

    private static T Accepted<T>(Result<T> result)
    {
        Assert.True(result.Accepted(out var value, out var no), no?.ToString());
        return value;
    }
}
