using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Measurement.Versions;

public sealed class QuarterVersionTests
{
    private static readonly FiscalPeriod Third = new(new(2026), Quarter.Third);
    private static readonly Instant Now = Instant.FromUtc(2026, 10, 12, 2, 0);
    private static readonly PersonId Head = new(Guid.CreateVersion7());
    private static readonly QuarterSums Sums = new(98.5m, 97m, 100, 90, 3, 3, 3);

    [Fact]
    public void Given_an_approved_quarter_when_it_is_opened_again_with_a_reason_then_the_next_number_is_open_and_the_one_before_counts()
    {
        var first = Approved(QuarterVersion.First(new(Guid.CreateVersion7()), Third));

        Assert.True(QuarterVersion.Reopen(first, Third, " SK keliru ", Head, Now).Accepted(out var second, out _));

        Assert.Equal((2, "SK keliru", Head, false), (second.Number, second.Reason, second.OpenedBy!.Value, second.IsApproved));
        var standing = VersionStanding.Of(first, [second, first]);
        Assert.True(standing.Counts);
        Assert.Same(second, standing.Open);

        Approved(second);
        Assert.False(VersionStanding.Of(first, [first, second]).Counts);
        Assert.Same(second, VersionStanding.Of(first, [first, second]).By);
        Assert.True(VersionStanding.Of(second, [first, second]).Counts);
    }

    [Fact]
    public void Given_a_quarter_that_is_not_approved_or_open_again_already_or_no_reason_when_it_is_opened_again_then_it_is_refused()
    {
        var first = QuarterVersion.First(new(Guid.CreateVersion7()), Third);

        Assert.Equal("measurement.version.not-approved", QuarterVersion.Reopen(null, Third, "x", Head, Now).Rejection?.Code);
        Assert.Equal("measurement.version.open-already", QuarterVersion.Reopen(first, Third, "x", Head, Now).Rejection?.Code);
        Approved(first);
        Assert.Equal("measurement.version.reason-missing", QuarterVersion.Reopen(first, Third, "  ", Head, Now).Rejection?.Code);
        Assert.Equal("measurement.version.reason-too-long", QuarterVersion.Reopen(first, Third, new('x', QuarterVersion.LongestReason + 1), Head, Now).Rejection?.Code);
    }

    [Fact]
    public void Given_an_approved_version_when_a_run_would_take_it_up_then_that_is_a_fault_of_the_program() =>
        Assert.Throws<InvalidOperationException>(() => Approved(QuarterVersion.First(new(Guid.CreateVersion7()), Third)).TakeUp(new(Guid.CreateVersion7())));

    [Fact]
    public void What_counts_is_what_was_kept_as_counting_and_before_that_was_kept_the_reading_of_the_basis()
    {
        var version = QuarterVersion.First(new(Guid.CreateVersion7()), Third);

        version.Approve(new(Guid.CreateVersion7()), frozen: null, Sums with { Counting = 95m }, Now);

        Assert.Equal((95m, 95m), (version.Sums.CountingOn(AchievementBasis.Raw), version.Sums.CountingOn(AchievementBasis.Capped)));
        Assert.Equal((98.5m, 97m), (Sums.CountingOn(AchievementBasis.Raw), Sums.CountingOn(AchievementBasis.Capped)));
    }

    private static QuarterVersion Approved(QuarterVersion version)
    {
        version.Approve(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), Sums, Now);
        return version;
    }
}
