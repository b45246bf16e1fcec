namespace Tera.Documents;

/// <summary>What a disposition asks for after the printed words <em>dengan hormat harap</em>.</summary>
/// <remarks>Source: Permendagri 1/2023, lembar disposisi; the list as offices print it.</remarks>
public enum Wish
{
    /// <summary>Tanggapan dan saran.</summary>
    Advise,

    /// <summary>Proses lebih lanjut.</summary>
    Process,

    /// <summary>Koordinasi dan konfirmasi.</summary>
    Coordinate,

    /// <summary>Pelajari dan telaah.</summary>
    Study,

    /// <summary>Siapkan bahan.</summary>
    Prepare,

    /// <summary>Selesaikan.</summary>
    Settle,

    /// <summary>Laporkan hasilnya.</summary>
    Report,

    /// <summary>Untuk diketahui.</summary>
    TakeNote,
}
