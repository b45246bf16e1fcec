namespace Tera.Shared;

/// <summary>A quarter of a fiscal year (triwulan), 1 to 4; the default is the first.</summary>
public readonly record struct Quarter
{
    private readonly int _afterFirst;

    private Quarter(int number) => _afterFirst = number - 1;

    /// <summary>January to March.</summary>
    public static Quarter First { get; } = new(1);

    /// <summary>April to June.</summary>
    public static Quarter Second { get; } = new(2);

    /// <summary>July to September.</summary>
    public static Quarter Third { get; } = new(3);

    /// <summary>October to December.</summary>
    public static Quarter Fourth { get; } = new(4);

    /// <summary>1 to 4.</summary>
    public int Number => _afterFirst + 1;

    /// <summary>Refuses anything but 1 to 4.</summary>
    public static Result<Quarter> Of(int number) =>
        number is < 1 or > 4 ? new Rejection("shared.quarter.out-of-range", number) : new Quarter(number);
}
