/** What a person meets in a rehearsal and not on Google, or the other way round. */
export interface Difference {
  readonly about: string;
  readonly here: string;
  readonly onGoogle: string;
}

/** Every difference a person may meet, by what they are looking at. In French: they are read by the teams. */
export const DIFFERENCES: readonly Difference[] = [
  {
    about: 'Qui l’on est',
    here: 'On devient n’importe qui en deux clics, sans mot de passe. Une fenêtre peut être une personne, une autre fenêtre une autre.',
    onGoogle: 'Chacun se connecte à son propre compte, avec son mot de passe.',
  },
  {
    about: 'Qui l’on est',
    here: 'Un lien qui ne dit pas pour qui il s’ouvre mène à la dernière personne que l’on a été dans la ville.',
    onGoogle: 'Il s’ouvre pour le premier compte connecté dans le navigateur.',
  },
  {
    about: 'Les villes',
    here: 'Plusieurs villes côte à côte, que l’on copie, renomme, remet au début ou supprime.',
    onGoogle: 'Une seule installation, que l’on ne remet pas au début.',
  },
  {
    about: 'Les villes',
    here: 'Une ville copiée ou renommée change ses propres liens. Ce qui est imprimé, et les QR des lettres déjà faites, gardent l’ancienne adresse.',
    onGoogle: 'Les adresses ne changent jamais.',
  },
  {
    about: 'Les courriels',
    here: 'Aucun ne part. On lit la boîte de chacun, les siens comme ceux des autres, dès l’envoi.',
    onGoogle:
      'Ils partent vraiment, mettent parfois des minutes, peuvent tomber dans les indésirables. Chacun ne lit que les siens.',
  },
  {
    about: 'Les courriels',
    here: 'On ne répond pas, on ne transfère pas, et rien ne revient d’une adresse fausse. « Non lu » n’est retenu que par ce navigateur.',
    onGoogle: 'Une boîte complète. Une adresse fausse renvoie un avis de non-remise au compte municipal.',
  },
  {
    about: 'Les courriels',
    here: 'Leurs liens s’ouvrent comme la personne qui les reçoit.',
    onGoogle: 'Ils s’ouvrent dans le navigateur de qui les lit, connecté ou non.',
  },
  {
    about: 'L’horloge',
    here: 'On l’avance, on la recule. Quand elle avance de plus de deux heures, un minuteur passe plus rarement que sur Google.',
    onGoogle: 'Le temps passe seul. Un minuteur passe quand Google le peut, à quelques minutes près.',
  },
  {
    about: 'L’horloge',
    here: 'Les minuteurs ne passent que dans les villes ouvertes, pendant que l’espace de répétition tourne. Un minuteur en retard passe une fois à la réouverture.',
    onGoogle: 'Ils passent jour et nuit, que quelqu’un regarde ou non.',
  },
  {
    about: 'Les classeurs',
    here: 'On ne voit pas le curseur des autres. Ce qu’ils changent apparaît en quelques secondes.',
    onGoogle: 'On voit qui est là, et où, à mesure qu’ils écrivent.',
  },
  {
    about: 'Les classeurs',
    here: 'Si quelqu’un d’autre vient de changer les lignes où l’on écrit, l’écriture est refusée, avec le texte à reprendre.',
    onGoogle: 'Google réunit ce que chacun fait, même au même instant.',
  },
  {
    about: 'Les classeurs',
    here: '«\u00a0Annuler\u00a0» reprend les trente derniers gestes d’une personne, tant que personne d’autre n’a écrit dans l’onglet. Il n’est pas gardé à la fermeture.',
    onGoogle:
      '«\u00a0Annuler\u00a0» reprend ses propres gestes, même si d’autres ont écrit ailleurs dans l’onglet.',
  },
  {
    about: 'Les classeurs',
    here: 'On écrit, colle, trie, filtre par valeurs, masque, fige, insère, supprime, met en gras ou sur un fond, choisit la largeur des colonnes et range les onglets. Le reste (bordures, fusion, hauteur des lignes, filtre par condition, format des nombres, protection, recopie en tirant) est refusé, et le dit.',
    onGoogle: 'Tout cela existe.',
  },
  {
    about: 'Les classeurs',
    here: 'Une note sur une cellule est dite sous la grille, mais ne s’écrit pas. Un lien s’ouvre par le bouton à côté du contenu de la cellule.',
    onGoogle: 'Une note apparaît au survol et se modifie. Un lien s’ouvre depuis la cellule.',
  },
  {
    about: 'Les classeurs',
    here: 'Une question posée au milieu d’une commande du menu vaut «\u00a0fermée\u00a0», et se montre à la fin. Ce qu’une fonction appelée par un dialogue voudrait montrer ne se montre pas.',
    onGoogle: 'La commande attend la réponse, et tout se montre.',
  },
  {
    about: 'Les classeurs',
    here: 'Le fichier .xlsx téléchargé n’a pas de formules\u00a0: chacune est remplacée par ce qu’elle montre, et citée dans une note.',
    onGoogle: 'Le fichier garde ses formules.',
  },
  {
    about: 'Les classeurs',
    here: 'Ni historique des versions, ni commentaires, ni graphiques, ni images, ni scripts de macros.',
    onGoogle: 'Tout cela existe.',
  },
  {
    about: 'Les classeurs',
    here: 'Une formule n’est pas calculée, sauf les liens que Da Capo écrit.',
    onGoogle: 'Toutes les formules se calculent.',
  },
  {
    about: 'Les classeurs',
    here: 'Pas de vue filtrée propre à chacun\u00a0: un filtre vaut pour tout le monde, et ne se refait pas quand une ligne change.',
    onGoogle: 'Chacun peut avoir ses vues filtrées, sans déranger les autres.',
  },
  {
    about: 'Les papiers',
    here: 'On les lit, les imprime et les enregistre en PDF, en Word ou en page web. On ne les modifie pas.',
    onGoogle: 'Qui en a le droit les modifie, à plusieurs, avec commentaires et suggestions.',
  },
  {
    about: 'Les papiers',
    here: 'Les pages montrées sont coupées aux sauts de page seulement\u00a0: une longue liste y tient sur une seule grande feuille. Le PDF, lui, a les bonnes pages.',
    onGoogle: 'Les pages sont celles de l’impression.',
  },
  {
    about: 'Les papiers',
    here: 'Si le programme écrit deux fois au même moment dans un papier, la dernière écriture l’emporte.',
    onGoogle: 'Google réunit les deux.',
  },
  {
    about: 'Les fichiers',
    here: 'On voit les pièces et les dossiers que le programme a rangés. On n’en dépose pas, on ne les déplace pas, on ne les partage pas.',
    onGoogle: 'Un Drive complet, avec aussi les classeurs et les papiers.',
  },
  {
    about: 'Les fichiers',
    here: 'Une pièce s’ouvre dans un cadre fermé\u00a0: rien de ce qu’une famille envoie ne peut agir.',
    onGoogle: 'Google la montre dans sa visionneuse, après une recherche de virus.',
  },
  {
    about: 'Les pages de Da Capo',
    here: 'Elles répondent aussitôt, en file\u00a0: une demande à la fois.',
    onGoogle: 'Une réponse prend souvent une à trois secondes\u00a0; jusqu’à 30 demandes passent à la fois.',
  },
  {
    about: 'Les pages de Da Capo',
    here: 'Pas d’écran d’autorisation. La bande grise du haut est semblable, avec un lien pour revenir ici.',
    onGoogle: 'Le propriétaire autorise une fois l’application\u00a0; la bande grise est celle de Google.',
  },
  {
    about: 'Les limites de Google',
    here: 'Elles sont appliquées (courriels par jour, durée, tailles), et une ligne rouge les montre sur la page Plateforme.',
    onGoogle:
      'Elles arrêtent le programme sans que personne les voie, sauf dans le journal du compte municipal.',
  },
  {
    about: 'Les limites de Google',
    here: 'La page Plateforme oublie tout quand la ville se ferme, et le détail des appels au bout de quelques milliers d’exécutions.',
    onGoogle: 'Google garde la liste des exécutions sept jours, sans leurs appels.',
  },
  {
    about: 'Sur cet ordinateur',
    here: 'Rien ne sort de l’ordinateur, et personne d’autre ne peut entrer. Tout est en fichiers dans un dossier.',
    onGoogle: 'Tout est chez Google, d’où que l’on se connecte.',
  },
];
