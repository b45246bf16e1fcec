namespace Tera.Procedures.Versions;

public sealed class VersionLifecycleTests
{
    [Fact]
    public void Of_the_steps_a_version_may_take_only_these_are_for_whoever_writes_on_it()
    {
        var states = Enum.GetValues<VersionState>();

        var writers = from before in states from after in states where VersionLifecycle.Refusal(before, after) is null && !VersionLifecycle.IsForLegalisers(before, after) select $"{before} {after}";

        Assert.Equal(
            ["Draft Trial", "Draft AwaitingLegalisation", "Trial Draft", "Trial AwaitingLegalisation", "AwaitingLegalisation Draft", "InForce InRevision", "InRevision InForce"], writers);
    }
}
