using System.Diagnostics.CodeAnalysis;

namespace Tera.Shared;

/// <summary>The outcome of a decision: a value, or the first rule that said no.</summary>
/// <remarks>
/// The one way a rule fails. What is not there is answered with 404 by the page; a bug or a broken machine is an exception.
/// </remarks>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T value) => _value = value;

    private Result(Rejection rejection) => Rejection = rejection;

    /// <summary>The rule that said no; null when the decision was accepted.</summary>
    public Rejection? Rejection { get; }

    /// <summary>True with the value, or false with the rejection.</summary>
    public bool Accepted([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Rejection? rejection)
    {
        (value, rejection) = (_value, Rejection);
        return rejection is null;
    }

    /// <summary>Accepts.</summary>
    public static implicit operator Result<T>(T value) => new(value);

    /// <summary>Refuses.</summary>
    public static implicit operator Result<T>(Rejection rejection) => new(rejection);
}
