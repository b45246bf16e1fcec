using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>P1 and P2: what was acknowledged is there, once, however the program and its database die. TERA_LONG=1 makes it twenty rounds.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Given_writers_and_database_killed_again_and_again_when_they_are_back_then_nothing_acknowledged_is_lost_and_nothing_is_done_twice()
    {
        var rounds = LongRun.IsAsked ? 20 : 2;

        var report = await new CrashLoop(Shipped.Sop("dishub")).RunAsync(rounds);

        Assert.True(report.Acknowledged > 0, "Nothing was acknowledged, so nothing is proved.");
        Assert.Equal((0, 0), (report.Lost, report.Twice));
        Assert.Empty(report.Findings);
    }
}
