using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The words of the register, on the page and in its workbook.</summary>
internal static class RegisterWords
{
    public const string General = "Buku umum";

    public static string Of(LetterState? state) => state switch
    {
        LetterState.Issued => "Terbit",
        LetterState.Reserved => "Dipesan",
        LetterState.Void => "Batal",
        _ => "Di luar Tera",
    };

    public static WorkState StateOf(RegisterLine line) => line.State switch
    {
        LetterState.Issued => WorkState.Done,
        LetterState.Reserved => WorkState.Waiting,
        LetterState.Void => WorkState.Refused,
        _ => WorkState.Locked,
    };

    /// <summary><c>13–20</c>, or the one number.</summary>
    public static string Block(RegisterLine line) => line.First == line.Last
        ? IndonesianNumber.Format(line.First, 0)
        : $"{IndonesianNumber.Format(line.First, 0)}–{IndonesianNumber.Format(line.Last, 0)}";
}
