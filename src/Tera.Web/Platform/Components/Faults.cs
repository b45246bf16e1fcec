using System.Collections.Immutable;

namespace Tera.Platform.Components;

/// <summary>One thing wrong with a form, as the user reads it.</summary>
/// <param name="Field">Name of the input; null when the form as a whole was refused.</param>
/// <param name="Text">What is wrong and how to mend it.</param>
public sealed record Fault(string? Field, string Text);

/// <summary>All that is wrong with a form; cascaded to its fields, which each show their own.</summary>
public sealed class Faults
{
    private readonly ImmutableArray<Fault> _all;

    private Faults(ImmutableArray<Fault> all) => _all = all;

    public static Faults None { get; } = new([]);

    public IReadOnlyList<Fault> All => _all;

    public bool Any => _all.Length > 0;

    public static Faults Of(params IEnumerable<Fault> faults) => new([.. faults]);

    /// <summary>What is wrong with one input; several faults become one line.</summary>
    public string? For(string field)
    {
        var texts = _all.Where(fault => fault.Field == field).Select(fault => fault.Text).ToList();
        return texts.Count == 0 ? null : string.Join(" ", texts);
    }
}
