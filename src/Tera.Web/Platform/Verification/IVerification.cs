namespace Tera.Platform.Verification;

/// <summary>
/// What a module can prove of its own rows, in one region. Registered as a scoped service; <c>tera verify</c> asks every one, region by
/// region. It reads only, and finds the same beside a running server as alone.
/// </summary>
public interface IVerification
{
    /// <summary>What is verified, as the terminal shows it: <c>Jejak pelaksanaan</c>.</summary>
    string Name { get; }

    /// <summary>What is counted: <c>peristiwa</c>.</summary>
    string Counted { get; }

    /// <summary>Everything that is wrong, in an order that does not depend on chance.</summary>
    /// <param name="examined">Told how many more have been examined, as it goes.</param>
    /// <param name="ct">Ends the work.</param>
    IAsyncEnumerable<Finding> VerifyAsync(IProgress<int> examined, CancellationToken ct);
}

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth a look; nothing promised is broken.</summary>
    Warning,

    /// <summary>Something that was promised does not hold.</summary>
    Broken,
}

/// <summary>Something that is not as it must be.</summary>
/// <param name="Severity">How bad.</param>
/// <param name="What">What is wrong, an Indonesian sentence.</param>
/// <param name="Where">The thing it is wrong with, named so that it can be found: kind and id.</param>
public sealed record Finding(Severity Severity, string What, string Where)
{
    /// <summary>Something that was promised does not hold.</summary>
    public static Finding Broken(string what, string where) => new(Severity.Broken, what, where);
}
