namespace Tera.Procedures.Simulations;

/// <summary>
/// A list of numbers from which everything random is read. FsCheck makes the numbers and shrinks them; zero, and the end of the list,
/// stand for the simplest choice everywhere, so that a shrunk list tells a short story.
/// </summary>
internal sealed class Draw(IReadOnlyList<int> numbers)
{
    private int _next;

    /// <summary>True while numbers are left.</summary>
    public bool HasMore => _next < numbers.Count;

    /// <summary>From 0 to below the bound.</summary>
    public int Below(int bound) => HasMore ? numbers[_next++] % bound : 0;

    public bool OneIn(int odds) => Below(odds) == odds - 1;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Some of the items, at least one, each once.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> items, int most)
    {
        var count = 1 + Below(Math.Min(most, items.Count));
        var first = Below(items.Count);
        return [.. Enumerable.Range(0, count).Select(offset => items[(first + offset) % items.Count])];
    }
}
