namespace Tera.Platform.Paper;

/// <summary>This machine cannot print: the program is missing. The message is for the operator.</summary>
public sealed class PaperUnavailableException(string program, Exception cause) : Exception(
    $"Dokumen tidak dapat dicetak menjadi PDF karena program \"{program}\" tidak terpasang pada peladen ini. "
        + $"Pasang dengan: apt-get install {program}",
    cause);

/// <summary>The program could not make a PDF of this page, or not in time.</summary>
public sealed class PaperFailedException(string reason, Exception? cause = null)
    : Exception($"Dokumen gagal dicetak menjadi PDF: {reason}", cause);
